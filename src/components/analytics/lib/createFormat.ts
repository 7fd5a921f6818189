import type { Interval } from '../../../vocabulary/questions.js'

export type Format = ReturnType<typeof createFormat>

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Numbers, dates and names as a language writes them. Days are wall-clock dates, hence UTC inside. */
export function createFormat(language: string) {
  const number = new Intl.NumberFormat(language)
  const short = new Intl.NumberFormat(language, { maximumFractionDigits: 1, notation: 'compact' })
  const ratio = new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  })
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 1, style: 'percent' })
  const change = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
    style: 'percent',
  })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
  const day = date({ day: 'numeric', month: 'short' })
  const longDay = date({ day: 'numeric', month: 'short', weekday: 'short', year: 'numeric' })
  const month = date({ month: 'short', year: 'numeric' })
  const hour = date({ hour: 'numeric' })
  const dayHour = date({ day: 'numeric', hour: 'numeric', month: 'short' })
  const range = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const names = (type: 'language' | 'region', code: string): string => {
    try {
      return new Intl.DisplayNames(language, { type }).of(code) ?? code
    } catch {
      return code
    }
  }
  const wall = (label: string): Date => new Date(label.length > 10 ? `${label}Z` : label)
  return {
    /** Two digits, away from what lies between: a range that is estimated knows no more. */
    about: (value: number, towards: 'down' | 'up'): string => {
      const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
      return number.format(Math[towards === 'up' ? 'ceil' : 'floor'](value / step) * step)
    },
    bucket: (label: string, interval: Interval, long = false): string => {
      if (interval === 'hour') return (long ? dayHour : hour).format(wall(label))
      if (interval === 'month') return month.format(wall(label))
      return (long ? longDay : day).format(wall(label))
    },
    change: (ratio: number): string => change.format(ratio),
    country: (code: string): string => names('region', code),
    /** Hour of a day, 0 to 23. */
    hour: (of: number): string => hour.format(new Date(Date.UTC(2000, 0, 1, of))),
    instant: (iso: string, tz: string): string =>
      new Intl.DateTimeFormat(language, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: tz,
      }).format(new Date(iso)),
    language: (code: string): string => names('language', code),
    /** `amount` in major units; a code that is no currency stands before its number. */
    money: (amount: number, currency: string): string => {
      try {
        return new Intl.NumberFormat(language, { currency, style: 'currency' }).format(amount)
      } catch {
        return `${currency} ${number.format(amount)}`.trim()
      }
    },
    number: (value: number): string => number.format(value),
    percent: (ratio: number): string => percent.format(ratio),
    range: (from: string, to: string): string =>
      from === to ? range.format(wall(from)) : range.formatRange(wall(from), wall(to)),
    /** "1.0", so that it is never one of something. */
    ratio: (value: number): string => ratio.format(value),
    relative: (iso: string, now: number): string => {
      const seconds = Math.min(0, Math.round((Date.parse(iso) - now) / 1000))
      const [unit, size] = UNITS.find(([, width]) => -seconds >= width) ?? UNITS[3]
      return relative.format(Math.ceil(seconds / size), unit)
    },
    short: (value: number): string => short.format(value),
    time: (iso: string, tz: string): string =>
      new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: tz }).format(new Date(iso)),
    /** 0 is Monday; 3 January 2000 was one. */
    weekday: (index: number, width: 'long' | 'short'): string =>
      date({ weekday: width }).format(new Date(Date.UTC(2000, 0, 3 + index))),
  }
}
