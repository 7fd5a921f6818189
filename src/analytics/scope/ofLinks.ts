import type { Where } from 'payload'

import type { Scope, StatsQuery } from '../../vocabulary/questions.js'

/**
 * A scope, narrowed to scans that these rules decided, and that came by these texts and channels. Rollups
 * do not know which: the scans are counted.
 */
export function ofLinks(
  scope: Scope,
  { aliases, channels, rules }: Pick<StatsQuery, 'aliases' | 'channels' | 'rules'>,
): Scope {
  const asked: Where[] = [
    ...(rules ? [{ rule: { in: rules } }] : []),
    ...(aliases ? [{ alias: { in: aliases } }] : []),
    ...(channels ? [{ channel: { in: channels } }] : []),
  ]
  if (asked.length === 0) return scope
  return { ...scope, where: { and: [...(scope.where ? [scope.where] : []), ...asked] } }
}
