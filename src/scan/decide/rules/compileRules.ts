import type {
  CompiledRule,
  CompiledRules,
  CompiledWhen,
  Rule,
  RuleHours,
  RuleTarget,
} from '../../../vocabulary/rules.js'

import { foldText } from '../../../kit/foldText.js'
import { ruleName } from '../../../vocabulary/rules.js'

/** Where a target leads at this moment; `null`: nowhere. */
export type AddressOf = (target: RuleTarget) => null | string

/**
 * Rules as scans look at them; `undefined` where there are none, so that codes without them are
 * answered as if there were no such thing.
 */
export function compileRules(
  rules: readonly Rule[],
  addressOf: AddressOf,
): CompiledRules | undefined {
  if (rules.length === 0) return undefined
  const list = rules.map((rule) => compileRule(rule, addressOf))
  const urls = list.map(({ targets }) => targets.map(({ url }) => url))
  return { key: JSON.stringify([rules, urls]), list }
}

/** Rules by their `key`, which is all that has to be written down of them. */
export function reviveRules(key: string): CompiledRules | undefined {
  const [rules, urls] = JSON.parse(key) as [Rule[], (null | string)[][]]
  const each = urls.flat().values()
  return compileRules(rules, () => each.next().value ?? null)
}

function compileRule(rule: Rule, addressOf: AddressOf): CompiledRule {
  const weights = rule.to.map(({ weight }) => weight ?? 1)
  const sum = weights.reduce((all, one) => all + one, 0) || 1
  let upTo = 0
  const targets = rule.to.map((target, index) => {
    upTo += weights[index]! / sum
    return { name: ruleName(rule, target), upTo, url: addressOf(target) }
  })
  return { id: rule.id, targets, when: compileWhen(rule.when) }
}

/** Empty lists say nothing. */
export function compileWhen(when: Rule['when']): CompiledWhen {
  const { dates, devices, firstScans, hours, query, visit } = when
  const set = (texts: string[] | undefined, fold: (text: string) => string) =>
    texts?.length ? new Set(texts.map(fold)) : undefined
  const cities = set(when.cities, foldText)
  const countries = set(when.countries, upper)
  const { channels } = when
  const regions = set(when.regions, upper)
  const languages = when.languages?.map((one) => one.toLowerCase().replaceAll('_', '-'))
  return {
    ...(cities && { cities }),
    ...(channels?.length && { channels: new Set(channels) }),
    ...(countries && { countries }),
    ...((dates?.from || dates?.until) && {
      dates: { from: instant(dates.from, -Infinity), until: instant(dates.until, Infinity) },
    }),
    ...(devices?.length && { devices }),
    ...(typeof firstScans === 'number' && { firstScans }),
    ...(hours && { hours: compileHours(hours) }),
    ...(languages?.length && { languages }),
    ...(query?.length && {
      query: query.map(({ name, value }) => ({ name, value: value ?? null })),
    }),
    ...(regions && { regions }),
    ...(visit && { visit }),
  }
}

const upper = (text: string): string => text.toUpperCase()

const instant = (text: null | string | undefined, otherwise: number): number =>
  text ? Date.parse(text) : otherwise

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]
const DAY = 24 * 60

function compileHours({ from, to, weekdays, zone }: RuleHours): NonNullable<CompiledWhen['hours']> {
  return {
    from: minutesOf(from) ?? 0,
    to: minutesOf(to) ?? DAY,
    weekdays: new Set(weekdays?.length ? weekdays : ALL_DAYS),
    zone,
  }
}

/** `18:30` is 1110; `24:00` is the end of a day. */
export function minutesOf(time: null | string | undefined): null | number {
  const found = /^(\d{2}):(\d{2})$/.exec(time ?? '')
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
