type ID = number | string
/** What a server answers of several documents, as what each of them is told. */
type Read<T> = (body: never) => Record<string, T>

const waiting = new Map<string, { answer: Promise<Record<string, unknown>>; ids: Set<ID> }>()

/**
 * What is known of one document of a list; those asked for at the same moment travel together, in the
 * parameter `ids`. `null` where unknown. The URL has a query already.
 */
export function askTogether<T>(url: string, id: ID, read: Read<T>): Promise<null | T> {
  let batch = waiting.get(url)
  if (!batch) {
    const ids = new Set<ID>()
    const answer = Promise.resolve().then(() => {
      waiting.delete(url)
      return fetchFor(`${url}&ids=${[...ids].join(',')}`, read)
    })
    batch = { answer, ids }
    waiting.set(url, batch)
  }
  batch.ids.add(id)
  return batch.answer.then((found) => (found[String(id)] as T | undefined) ?? null)
}

/** A label is worth no error on the page: without an answer there is none. */
async function fetchFor<T>(url: string, read: Read<T>): Promise<Record<string, T>> {
  try {
    // what was changed on another page a moment ago is not what the browser remembers
    const response = await fetch(url, { cache: 'no-cache', credentials: 'include' })
    return response.ok ? read((await response.json()) as never) : {}
  } catch {
    return {}
  }
}
