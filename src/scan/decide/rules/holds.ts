import type { CompiledWhen, RuleFacts } from '../../../vocabulary/rules.js'

import { foldText } from '../../../kit/foldText.js'
import { wallClock } from './wallClock.js'

/**
 * Whether the conditions hold that say nothing of earlier scans. Those come behind, because a
 * database has to be asked. What is not known of a scan holds for nobody.
 */
export function holds(when: CompiledWhen, facts: RuleFacts): boolean {
  return (
    (!when.dates || isWithin(when.dates, facts.now)) &&
    (!when.channels || when.channels.has(facts.channel)) &&
    (!when.devices || when.devices.some((one) => facts.devices.includes(one))) &&
    (!when.languages || when.languages.some((one) => speaks(facts.languages, one))) &&
    (!when.query || when.query.every((one) => hasParameter(facts.query, one))) &&
    (!when.hours || isOpen(when.hours, facts.now)) &&
    (!when.countries || isOneOf(when.countries, facts.country)) &&
    (!when.regions || isOneOf(when.regions, regionOf(facts))) &&
    (!when.cities || isOneOf(when.cities, facts.city && foldText(facts.city)))
  )
}

export const asksState = ({ firstScans, visit }: CompiledWhen): boolean =>
  firstScans !== undefined || visit !== undefined

const isOneOf = (wanted: ReadonlySet<string>, value: null | string): boolean =>
  value !== null && wanted.has(value)

const isWithin = ({ from, until }: NonNullable<CompiledWhen['dates']>, now: number): boolean =>
  now >= from && now < until

const regionOf = ({ country, region }: RuleFacts): null | string =>
  country && region ? `${country}-${region}` : null

/** By whole subtags: `de` is `de-AT`, and not `deu`. */
const speaks = (languages: readonly string[], wanted: string): boolean =>
  languages.some((one) => one === wanted || one.startsWith(`${wanted}-`))

const hasParameter = (
  query: URLSearchParams,
  { name, value }: { name: string; value: null | string },
): boolean => (value === null ? query.has(name) : query.getAll(name).includes(value))

function isOpen(
  { from, to, weekdays, zone }: NonNullable<CompiledWhen['hours']>,
  now: number,
): boolean {
  const { minutes, weekday } = wallClock(zone, now)
  if (from < to) return weekdays.has(weekday) && minutes >= from && minutes < to
  // Past midnight: the evening is of this day, the morning of the one before.
  if (minutes >= from) return weekdays.has(weekday)
  return minutes < to && weekdays.has(weekday === 1 ? 7 : weekday - 1)
}
