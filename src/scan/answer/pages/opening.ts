import type { PageLanguage } from './pageTexts.js'

/** When a code begins, seen from a moment before. Epoch milliseconds. */
export type Opening = { at: number; now: number }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Seconds over which phones that wait come back. */
const SPREAD = 5

/**
 * Whether the page opens by itself: not for more than a day, when nobody leaves it open (and timers of
 * browsers that are longer than 24 days go off at once).
 */
export const opensItself = ({ at, now }: Opening): boolean => now < at && at - now <= DAY

/**
 * Has the browser ask again once the code has begun (`Refresh`, HTML, section 4.2.5.3). The millisecond
 * in which a phone asked is the chance that spreads a crowd over some seconds: it is as good as any, and
 * every mount comes to the same.
 */
export function refreshHeader(opening: Opening): Record<string, string> {
  if (!opensItself(opening)) return {}
  const seconds = Math.ceil((opening.at - opening.now) / SECOND)
  return { Refresh: String(seconds + (opening.now % SPREAD)) }
}

/**
 * When that is, as the language writes it: the time, or the date where it is another day in the zone; and
 * how long until then, for which no zone is needed.
 */
export function openingTexts({ at, now }: Opening, language: PageLanguage, timeZone = 'UTC') {
  const time = { hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: 'short' } as const
  const date = { day: 'numeric', month: 'long', timeZone, year: 'numeric' } as const
  const dayOf = (instant: number): string => format(language, date, instant)
  const isToday = dayOf(at) === dayOf(now)
  return {
    isToday,
    relative: relative(at - now, language),
    when: format(language, isToday ? time : { ...date, ...time }, at),
  }
}

const format = (language: string, style: Intl.DateTimeFormatOptions, at: number): string =>
  // Which of the narrow spaces stands before "PM" differs between versions of Unicode's data.
  new Intl.DateTimeFormat(language, style).format(at).replace(/[\u00a0\u202f]/g, ' ')

/** In the largest unit of which there are at least two; never less than is left. */
function relative(left: number, language: PageLanguage): string {
  const [unit, size] =
    left >= 2 * DAY
      ? (['day', DAY] as const)
      : left >= 2 * HOUR
        ? (['hour', HOUR] as const)
        : left >= 2 * MINUTE
          ? (['minute', MINUTE] as const)
          : (['second', SECOND] as const)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  return format.format(Math.ceil(left / size), unit).replace(/[\u00a0\u202f]/g, ' ')
}
