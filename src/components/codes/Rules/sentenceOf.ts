import type { Rule, RuleHours, RuleWhen } from '../../../vocabulary/rules.js'
import type { Text } from '../../analytics/lib/useText.js'

/** How a language says things; all of it from `Intl`. */
type Tongue = { language: string; text: Text }

/** The conditions of a rule as people say them: “If the device is iPhone or iPad and it is Sat in Europe/Paris”. */
export function sentenceOf({ when }: Pick<Rule, 'when'>, tongue: Tongue): string {
  const conditions = phrasesOf(when, tongue)
  if (conditions.length === 0) return tongue.text('ruleEverybody')
  return tongue.text('ruleIf', { conditions: list(conditions, 'conjunction', tongue) })
}

function phrasesOf(when: RuleWhen, tongue: Tongue): string[] {
  const { text } = tongue
  const { dates, firstScans, hours, query, visit } = when
  const any = (values: string[]): string => list(values, 'disjunction', tongue)
  const names = (type: 'language' | 'region', codes: string[]) =>
    any(codes.map((code) => nameOf(type, code, tongue)))
  return [
    when.devices?.length && text('ruleIs_devices', { values: any(when.devices.map((one) => text(`ruleDevice_${one}`))) }), // prettier-ignore
    when.languages?.length && text('ruleIs_languages', { values: names('language', when.languages) }), // prettier-ignore
    when.countries?.length && text('ruleIs_countries', { values: names('region', when.countries) }),
    when.channels?.length && text('ruleIs_channels', { values: any(when.channels.map((one) => text(`channel_${one}`))) }), // prettier-ignore
    when.regions?.length && text('ruleIs_regions', { values: any(when.regions) }),
    when.cities?.length && text('ruleIs_cities', { values: any(when.cities) }),
    hours && text('ruleIs_hours', { values: timesOf(hours, tongue), zone: hours.zone }),
    dates?.from && text('ruleIs_from', { at: instant(dates.from, tongue) }),
    dates?.until && text('ruleIs_until', { at: instant(dates.until, tongue) }),
    query?.length &&
      text('ruleIs_query', {
        values: list(query.map(({ name, value }) => (value ? `${name}=${value}` : name)), 'conjunction', tongue), // prettier-ignore
      }),
    visit && text(`ruleIs_${visit}`),
    firstScans &&
      text('ruleIs_firstScans', {
        number: new Intl.NumberFormat(tongue.language).format(firstScans),
      }),
  ].filter((phrase): phrase is string => Boolean(phrase))
}

const list = (
  values: string[],
  type: 'conjunction' | 'disjunction',
  { language }: Tongue,
): string => new Intl.ListFormat(language, { type }).format(values)

function nameOf(type: 'language' | 'region', code: string, { language }: Tongue): string {
  try {
    return new Intl.DisplayNames(language, { type }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

/** Days by their short names, Monday first. */
export const weekdayNames = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' })
  return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY))
}

function timesOf({ from, to, weekdays }: RuleHours, tongue: Tongue): string {
  const names = weekdayNames(tongue.language)
  const days = [...(weekdays ?? [])].sort().map((day) => names[day - 1] ?? String(day))
  const times = from || to ? `${from || '00:00'}–${to || '24:00'}` : ''
  return [days.length > 0 ? list(days, 'disjunction', tongue) : '', times].filter(Boolean).join(' ')
}

const instant = (at: string, { language }: Tongue): string => {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}
