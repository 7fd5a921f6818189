import type { CollectionBeforeOperationHook, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { HEALTHS } from '../../analytics/codeHealth.js'
import { healthsIn } from '../../analytics/healthOfCodes.js'
import { healthScope } from '../../analytics/scope/healthScope.js'
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
    const scope = await healthScope(req, options, overrideAccess)
    return {
      ...args,
      where: await replaceCondition(where, 'health', async (condition) => {
        const wanted = wantedIn(condition)
        if (!scope || wanted.length === 0) return NOTHING
        const healths = await healthsIn(req, options, scope)
        return {
          id: { in: [...healths].flatMap(([id, one]) => (wanted.includes(one) ? [id] : [])) },
        }
      }),
    }
  }
}

function wantedIn(condition: Record<string, unknown>): string[] {
  const entries = Object.entries(condition).map(([operator, value]) => {
    const named = (Array.isArray(value) ? value : String(value).split(',')).map(String)
    return HEALTHS.filter((health) => named.includes(health) === !operator.startsWith('not'))
  })
  return HEALTHS.filter((health) => entries.every((some) => some.includes(health)))
}
