import type { Where } from 'payload'

import type { Scope, StatsQuery } from '../../vocabulary/questions.js'

/** A scope, narrowed to scans that these rules decided. Rollups do not know which: the scans are counted. */
export function ofRules(scope: Scope, rules: StatsQuery['rules']): Scope {
  if (!rules) return scope
  const one: Where = { rule: { in: rules } }
  return { ...scope, where: scope.where ? { and: [scope.where, one] } : one }
}
