export const CODE_STATES = ['active', 'paused', 'not-started', 'expired', 'used-up'] as const
export type CodeState = (typeof CODE_STATES)[number]

export type CodeStateInput = {
  /** Epoch milliseconds, or what `Date` reads. */
  expiresAt?: Date | null | number | string
  scanLimit?: null | number
  /** People sent on so far; unknown counts as none. */
  sent?: null | number
  startsAt?: Date | null | number | string
  status?: null | string
}

/**
 * What a code does now, in the order in which `decide` and the limit look: paused before not
 * started before expired before used up. Pure.
 *
 * @param now epoch milliseconds
 */
export function codeState(code: CodeStateInput, now: number): CodeState {
  if (code.status === 'paused') return 'paused'
  const start = instant(code.startsAt)
  if (start !== null && now < start) return 'not-started'
  const end = instant(code.expiresAt)
  if (end !== null && now >= end) return 'expired'
  const { scanLimit, sent } = code
  return typeof scanLimit === 'number' && (sent ?? 0) >= scanLimit ? 'used-up' : 'active'
}

function instant(at: CodeStateInput['expiresAt']): null | number {
  if (at === null || at === undefined || at === '') return null
  const time = new Date(at).getTime()
  return Number.isNaN(time) ? null : time
}
