const STEPS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `2 min. ago`, `in 3 days`, `now`: rounded towards now, in the reader's language. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000)
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  return unit === 'second'
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / size), unit)
}

/** `2026-11-29 06:17 UTC`: an instant as every machine writes it, whatever its language and zone. */
export function plainTime(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
