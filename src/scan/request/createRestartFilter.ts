import type { Refusal } from '../../vocabulary/between.js'
import type { AwayOutcome, Outcome } from '../../vocabulary/outcomes.js'

/** What the first request was answered with; its repeat gets the same. */
export type GivenAnswer =
  /** The page in between; `url`: where the code leads, if that is said. */
  | { kind: 'ask'; outcome: 'asked'; refusal?: Refusal; scanId: string; url: null | string }
  /** The card of a contact, to be saved. */
  | { kind: 'card'; outcome: 'redirected' }
  | { kind: 'page'; outcome: AwayOutcome }
  | { kind: 'redirect'; outcome: Outcome; url: string }

export type RestartKey = { address: null | string; code: string; userAgent: null | string }

export type RestartFilter = {
  /** Notes a first request (one without the hint) and its answer. */
  remember: (key: RestartKey, answer: GivenAnswer, now: number) => void
  /** Is this request (one with the hint) the repeat of a noted one? Uses that one up. */
  take: (key: RestartKey, now: number) => GivenAnswer | null
}

/** A first request, between those noted before and after it. */
type Noted = {
  after: Noted | null
  answer: GivenAnswer
  at: number
  before: Noted | null
} & RestartKey

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
  // By address alone: a key of all three would be put together and hashed at every scan, and is
  // asked for by few. Each list is in the order of time, as is the chain through all of them.
  const byAddress = new Map<null | string, Noted[]>()
  let oldest: Noted | null = null
  let newest: Noted | null = null
  let size = 0

  function unlink(noted: Noted, list: Noted[], place: number): void {
    if (list.length === 1) byAddress.delete(noted.address)
    else list.splice(place, 1)
    const { after, before } = noted
    if (before) before.after = after
    else oldest = after
    if (after) after.before = before
    else newest = before
    size--
  }

  function forget(now: number, room: number): void {
    while (oldest && (size > room || now - oldest.at > windowMs)) {
      unlink(oldest, byAddress.get(oldest.address) as Noted[], 0)
    }
  }

  return {
    remember: ({ address, code, userAgent }, answer, now) => {
      forget(now, max - 1)
      const noted = { address, after: null, answer, at: now, before: newest, code, userAgent }
      const list = byAddress.get(address)
      if (list) list.push(noted)
      else byAddress.set(address, [noted])
      if (newest) newest.after = noted
      else oldest = noted
      newest = noted
      size++
    },
    take: ({ address, code, userAgent }, now) => {
      forget(now, max)
      const list = byAddress.get(address) ?? []
      const place = list.findIndex((one) => one.code === code && one.userAgent === userAgent)
      const first = list[place]
      if (first === undefined) return null
      unlink(first, list, place)
      return first.answer
    },
  }
}
