/** `--from` and `--to` as epoch milliseconds; what is not said stays open. */
export function periodOf(values: { from?: string; to?: string }): { from?: number; to?: number } {
  const period = { from: instantOf('--from', values.from), to: instantOf('--to', values.to) }
  if (period.from !== undefined && period.to !== undefined && period.from >= period.to) {
    throw new Error('--from has to be before --to.')
  }
  return period
}

/** Undefined when nothing is said. A day begins in UTC. */
function instantOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(at)) {
    throw new Error(
      `${flag} ${text} is no day like 2026-01-31 and no instant like 2026-01-31T08:00Z.`,
    )
  }
  return at
}
