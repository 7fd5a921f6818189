import type { Outcome } from './types.js'

/** What the first request was answered with; its repeat gets the same. */
export type GivenAnswer =
  | { kind: 'page'; outcome: Exclude<Outcome, 'redirected'> }
  | { kind: 'redirect'; outcome: Outcome; url: string }

export type RestartKey = { address: null | string; code: string; userAgent: null | string }

export type RestartFilter = {
  /** Notes a first request (one without the hint) and its answer. */
  remember: (key: RestartKey, answer: GivenAnswer, now: number) => void
  /** Is this request (one with the hint) the repeat of a noted one? Uses that one up. */
  take: (key: RestartKey, now: number) => GivenAnswer | null
}

type Noted = { answer: GivenAnswer; at: number }

/** The hint a site asks for with `Critical-CH`, which makes Chromium restart its first request. */
export const RESTART_HINT = 'sec-ch-prefers-color-scheme'

/**
 * Recognises the second half of a client-hint restart. With `Critical-CH` on a response, Chromium
 * drops it and repeats the request with the hint added: one person, two requests
 * (https://wicg.github.io/client-hints-infrastructure/#critical-ch). Each first request is used up
 * by one repeat, so a hundred equal phones behind one address stay a hundred.
 *
 * Per process: both requests normally travel on one connection.
 *
 * @param windowMs how long a repeat may take
 * @param max most first requests kept; under more the oldest are forgotten (and count twice)
 */
export function createRestartFilter({ max = 20_000, windowMs = 3000 } = {}): RestartFilter {
  const noted = new Map<string, Noted[]>()
  let size = 0
  const keyOf = ({ address, code, userAgent }: RestartKey) => `${code}\n${address}\n${userAgent}`

  /** Oldest keys first; a key's place is that of its first note, so its later ones may go early. */
  function forget(now: number): void {
    for (const [key, list] of noted) {
      if (size < max && now - (list[0] as Noted).at <= windowMs) return
      while (list.length > 0 && (size >= max || now - (list[0] as Noted).at > windowMs)) {
        list.shift()
        size--
      }
      noted.delete(key)
      if (list.length > 0) {
        noted.set(key, list)
        if (size < max) return
      }
    }
  }

  return {
    remember: (key, answer, now) => {
      forget(now)
      const id = keyOf(key)
      const list = noted.get(id)
      if (list) list.push({ answer, at: now })
      else noted.set(id, [{ answer, at: now }])
      size++
    },
    take: (key, now) => {
      const id = keyOf(key)
      const list = noted.get(id)
      while (list && list.length > 0) {
        const first = list.shift() as Noted
        size--
        if (list.length === 0) noted.delete(id)
        if (now - first.at <= windowMs) return first.answer
      }
      return null
    },
  }
}
