import type { HealthOf } from '../../../analytics/healthOfCodes.js'

type Answers = Record<string, HealthOf>
type ID = number | string

const waiting = new Map<string, { answer: Promise<Answers>; ids: Set<ID> }>()

/** The health of one code; those asked for at the same moment travel together. `null` where unknown. */
export function askHealth(url: string, id: ID): Promise<HealthOf | null> {
  let batch = waiting.get(url)
  if (!batch) {
    const ids = new Set<ID>()
    const answer = Promise.resolve().then(() => {
      waiting.delete(url)
      return fetchHealth(url, [...ids])
    })
    batch = { answer, ids }
    waiting.set(url, batch)
  }
  batch.ids.add(id)
  return batch.answer.then((health) => health[String(id)] ?? null)
}

/** A label is worth no error on the page: without an answer there is none. */
async function fetchHealth(url: string, ids: ID[]): Promise<Answers> {
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const query = `ids=${ids.join(',')}&tz=${encodeURIComponent(timeZone)}`
    const response = await fetch(`${url}?${query}`, { credentials: 'include' })
    return response.ok ? ((await response.json()) as Answers) : {}
  } catch {
    return {}
  }
}
