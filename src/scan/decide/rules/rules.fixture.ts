import type { Rule, RuleFacts, RuleTarget, RuleWhen } from '../../../vocabulary/rules.js'

import { compileRules } from './compileRules.js'

/** A phone nobody knows anything of, with what a test says differently. */
export const ruleFacts = (change: Partial<RuleFacts> = {}): RuleFacts => ({
  channel: 'printed',
  city: null,
  country: null,
  devices: [],
  languages: [],
  now: Date.parse('2026-06-01T12:00:00Z'),
  query: new URLSearchParams(),
  region: null,
  stand: () => 0,
  ...change,
})

export const urlOf = ({ url }: RuleTarget): null | string => url ?? null

export const ruleTo = (id: string, when: RuleWhen = {}): Rule => ({
  id,
  to: [{ url: `https://${id}.example/` }],
  when,
})

export const compiled = (...rules: Rule[]) => compileRules(rules, urlOf)!
