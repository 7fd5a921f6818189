import type { TextKey } from '../../../translations/en.js'
import type { RuleWhen } from '../../../vocabulary/rules.js'

import { CHANNELS } from '../../../vocabulary/channels.js'
import { RULE_DEVICES } from '../../../vocabulary/rules.js'
import { minutesOf } from './compileRules.js'
import { isZone } from './wallClock.js'

/** What is wrong, as a text with its variables; the rule's own name is added by `checkRules`. */
export type Problem = { key: TextKey; variables: Record<string, number | string> }

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 300 && value.every(isText)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How a condition is written. */
const shape = (field: string, example: unknown): Problem => ({
  key: 'plugin-qr:ruleShape',
  variables: { example: JSON.stringify(example), field },
})

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i
const REGION = /^([a-z]{2})-[a-z0-9]{1,3}$/i
const HOURS = { from: '18:00', to: '23:00', weekdays: [6], zone: 'Europe/Paris' }

type Check = (value: unknown) => null | Problem

const CHECKS: Record<keyof RuleWhen, Check> = {
  channels: (value) =>
    isTexts(value) ? firstOf(value, noChannel) : shape('channels', ['printed', 'nfc']),
  cities: (value) => (isTexts(value) ? null : shape('cities', ['Paris'])),
  countries: (value) =>
    isTexts(value) ? firstOf(value, (one) => !isCountry(one) && noCountry(one)) : shape('countries', ['FR', 'DE']), // prettier-ignore
  dates: checkDates,
  devices: (value) =>
    isTexts(value) ? firstOf(value, noDevice) : shape('devices', ['ios', 'android']),
  firstScans: (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2_147_483_647
      ? null
      : shape('firstScans', 100),
  hours: checkHours,
  languages: (value) =>
    isTexts(value) && value.every((one) => LANGUAGE.test(one))
      ? null
      : shape('languages', ['de', 'fr-CA']),
  query: (value) =>
    Array.isArray(value) && value.length <= 20 && value.every(isParameter)
      ? null
      : shape('query', [{ name: 'table', value: '7' }]),
  regions: (value) =>
    isTexts(value)
      ? firstOf(value, (one) => {
          const country = REGION.exec(one)?.[1]
          return country ? !isCountry(country) && noCountry(country) : shape('regions', ['US-CA'])
        })
      : shape('regions', ['US-CA']),
  visit: (value) => (value === 'first' || value === 'repeat' ? null : shape('visit', 'first')),
}

/** What is wrong with the conditions of a rule; `null`: nothing. */
export function checkWhen(when: unknown): null | Problem {
  if (!isObject(when)) return shape('when', { countries: ['FR'] })
  for (const [name, value] of Object.entries(when)) {
    if (value === undefined || value === null) continue
    if (!Object.hasOwn(CHECKS, name)) {
      const known = Object.keys(CHECKS).sort().join(', ')
      return { key: 'plugin-qr:ruleCondition', variables: { condition: name.slice(0, 40), known } }
    }
    const problem = CHECKS[name as keyof RuleWhen](value)
    if (problem) return problem
  }
  return null
}

function firstOf(
  values: readonly string[],
  problemOf: (value: string) => false | null | Problem,
): null | Problem {
  for (const value of values) {
    const problem = problemOf(value)
    if (problem) return problem
  }
  return null
}

const noDevice = (device: string): null | Problem =>
  (RULE_DEVICES as readonly string[]).includes(device)
    ? null
    : {
        key: 'plugin-qr:ruleDevice',
        variables: { device: device.slice(0, 40), known: RULE_DEVICES.join(', ') },
      }

const noChannel = (channel: string): null | Problem =>
  CHANNELS.some((one) => one === channel)
    ? null
    : {
        key: 'plugin-qr:ruleChannel',
        variables: { channel: channel.slice(0, 40), known: CHANNELS.join(', ') },
      }

const noCountry = (country: string): Problem => ({
  key: 'plugin-qr:ruleCountry',
  variables: { country: country.slice(0, 40) },
})

const regionNames = new Intl.DisplayNames(['en'], { fallback: 'none', type: 'region' })

function isCountry(text: string): boolean {
  if (!/^[a-z]{2}$/i.test(text) || /^zz$/i.test(text)) return false
  return regionNames.of(text.toUpperCase()) !== undefined
}

const isParameter = (one: unknown): boolean =>
  isObject(one) &&
  isText(one.name) &&
  (one.value === undefined ||
    one.value === null ||
    (typeof one.value === 'string' && one.value.length <= 500))

const isInstant = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && !Number.isNaN(Date.parse(value)))

function checkDates(value: unknown): null | Problem {
  if (!isObject(value) || !isInstant(value.from) || !isInstant(value.until)) {
    return shape('dates', { from: '2026-06-01T10:00:00Z', until: '2026-09-01T10:00:00Z' })
  }
  const { from, until } = value as { from?: string; until?: string }
  const isBackwards = from && until && Date.parse(from) >= Date.parse(until)
  return isBackwards ? { key: 'plugin-qr:ruleDates', variables: {} } : null
}

function checkHours(value: unknown): null | Problem {
  if (!isObject(value)) return shape('hours', HOURS)
  const { from, to, weekdays, zone } = value
  if (typeof zone !== 'string' || !isZone(zone)) {
    return { key: 'plugin-qr:ruleZone', variables: { zone: String(zone ?? '').slice(0, 40) } }
  }
  const areDays =
    weekdays === undefined ||
    weekdays === null ||
    (Array.isArray(weekdays) && weekdays.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day)))
  return isTime(from, 23 * 60 + 59) && isTime(to, 24 * 60) && areDays ? null : shape('hours', HOURS)
}

function isTime(value: unknown, latest: number): boolean {
  if (value === undefined || value === null || value === '') return true
  const minutes = typeof value === 'string' ? minutesOf(value) : null
  return minutes !== null && minutes <= latest && Number((value as string).slice(3)) < 60
}
