import type { CollectionBeforeOperationHook, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeState } from '../../vocabulary/codeState.js'
import type { ID } from '../../vocabulary/scan.js'

import { CODE_STATES } from '../../vocabulary/codeState.js'
import { storeOf } from '../../store/storeOf.js'

/**
 * Makes the derived `state` a filter: `{ state: { equals: 'expired' } }` in any query becomes a
 * query of the columns it is derived from, as of now. `in`, `not_equals` and `not_in` work too.
 */
export function filterByState(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, req }) => {
    const where = (args as { where?: Where }).where
    if (!where || !mentionsState(where)) return args
    const usedUp = await storeOf(req.payload, options).usedUpCodes()
    return { ...args, where: stateWhere(where, new Date().toISOString(), usedUp) }
  }
}

function mentionsState(where: Where): boolean {
  return Object.entries(where).some(
    ([key, value]) =>
      key === 'state' ||
      (Array.isArray(value) && value.some((part) => mentionsState(part as Where))),
  )
}

/** The query with every condition on `state` replaced. `now`: ISO instant. */
export function stateWhere(where: Where, now: string, usedUp: ID[]): Where {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    if (key === 'state') parts.push(...conditions(value as Record<string, unknown>, now, usedUp))
    else if (key.toLowerCase() === 'and' || key.toLowerCase() === 'or') {
      const inner = (value as Where[]).map((part) => stateWhere(part, now, usedUp))
      parts.push({ [key]: inner })
    } else parts.push({ [key]: value as Where[string] })
  }
  return parts.length === 1 ? parts[0]! : { and: parts }
}

function conditions(asked: Record<string, unknown>, now: string, usedUp: ID[]): Where[] {
  return Object.entries(asked).map(([operator, value]): Where => {
    const named = (Array.isArray(value) ? value : String(value).split(',')).map(String)
    const wanted = CODE_STATES.filter(
      (state) => named.includes(state) === !operator.startsWith('not'),
    )
    // No state at all is a query that finds nothing, not one that finds everything.
    return wanted.length
      ? { or: wanted.map((state) => whereOf(state, now, usedUp)) }
      : { id: { in: [] } }
  })
}

function whereOf(state: CodeState, now: string, usedUp: ID[]): Where {
  if (state === 'paused') return { status: { equals: 'paused' } }
  const notPaused: Where = { status: { not_equals: 'paused' } }
  const started: Where = {
    or: [{ startsAt: { exists: false } }, { startsAt: { less_than_equal: now } }],
  }
  const running: Where = {
    or: [{ expiresAt: { exists: false } }, { expiresAt: { greater_than: now } }],
  }
  switch (state) {
    case 'expired':
      return { and: [notPaused, started, { expiresAt: { less_than_equal: now } }] }
    case 'not-started':
      return { and: [notPaused, { startsAt: { greater_than: now } }] }
    case 'used-up':
      return { and: [notPaused, started, running, { id: { in: usedUp } }] }
    default:
      return {
        and: [notPaused, started, running, ...(usedUp.length ? [{ id: { not_in: usedUp } }] : [])],
      }
  }
}
