import type { CollectionBeforeOperationHook, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Scope } from '../../vocabulary/questions.js'

import { mayViewScans } from '../../access/readableScans.js'
import { HEALTHS } from '../../analytics/codeHealth.js'
import { codesInHealth } from '../../analytics/healthOfCodes.js'
import { resolveScope } from '../../analytics/scope/resolveScope.js'
import { mentions, replaceCondition } from './replaceCondition.js'

const NOTHING: Where = { id: { in: [] } }

/**
 * Makes `health` a filter: `{ health: { in: ['falling', 'asleep'] } }` becomes the codes that are so
 * now. Who may not view analytics finds nothing by it.
 */
export function filterByHealth(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, req }) => {
    const { overrideAccess, where } = args as { overrideAccess?: boolean; where?: Where }
    if (!where || !mentions(where, 'health')) return args
    const scope = overrideAccess ? ALL : await scopeOf()
    return {
      ...args,
      where: await replaceCondition(where, 'health', async (condition) => {
        const wanted = wantedIn(condition)
        if (!scope || wanted.length === 0) return NOTHING
        return { id: { in: await codesInHealth(req, options, scope, wanted) } }
      }),
    }

    async function scopeOf(): Promise<null | Scope> {
      if (!(await mayViewScans(options, req))) return null
      const found = await resolveScope(req, options, {})
      // Health is of all scans of a code: where a rule hides some of them, there is none.
      return found.where ? null : found
    }
  }
}

const ALL: Scope = { codes: 'all' }

function wantedIn(condition: Record<string, unknown>): string[] {
  const entries = Object.entries(condition).map(([operator, value]) => {
    const named = (Array.isArray(value) ? value : String(value).split(',')).map(String)
    return HEALTHS.filter((health) => named.includes(health) === !operator.startsWith('not'))
  })
  return HEALTHS.filter((health) => entries.every((some) => some.includes(health)))
}
