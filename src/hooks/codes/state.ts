import type { CollectionAfterReadHook, CollectionBeforeOperationHook, Where } from 'payload'

import { createDataloaderCacheKey } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeState } from '../../vocabulary/codeState.js'
import type { ID } from '../../vocabulary/scan.js'

import { storeOf } from '../../store/storeOf.js'
import { CODE_STATES, codeState } from '../../vocabulary/codeState.js'
import { mentions, replaceCondition } from './replaceCondition.js'

/**
 * Fills the virtual field `state`. Only codes with a limit need their counter, which is read with
 * those of all other documents of the request in one query. That a code is used up is no statistic:
 * everybody who may read the code sees it.
 */
export function addState(options: QROptions): CollectionAfterReadHook {
  return async ({ doc, req }) => {
    if (!doc || doc.status === undefined) return doc
    const counter = typeof doc.stats === 'object' ? doc.stats?.id : doc.stats
    const limited = typeof doc.scanLimit === 'number' && counter
    const sent = limited ? await sentOn(counter) : 0
    doc.state = codeState({ ...doc, sent }, Date.now())
    return doc

    async function sentOn(id: number | string): Promise<number> {
      const key = createDataloaderCacheKey({
        collectionSlug: options.slugs.counters,
        currentDepth: 0,
        depth: 0,
        docID: id,
        draft: false,
        fallbackLocale: null as never,
        locale: null as never,
        overrideAccess: true,
        select: { sent: true },
        showHiddenFields: false,
        transactionID: req.transactionID as number | string,
      })
      const found = (await req.payloadDataLoader.load(key)) as null | { sent?: null | number }
      return found?.sent ?? 0
    }
  }
}

/**
 * Makes the derived `state` a filter: `{ state: { equals: 'expired' } }` in any query becomes a
 * query of the columns it is derived from, as of now. `in`, `not_equals` and `not_in` work too.
 */
export function filterByState(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, req }) => {
    const where = (args as { where?: Where }).where
    if (!where || !mentions(where, 'state')) return args
    const usedUp = await storeOf(req.payload, options).usedUpCodes()
    const now = new Date().toISOString()
    const replaced = await replaceCondition(where, 'state', (condition) => {
      const parts = conditions(condition, now, usedUp)
      return parts.length === 1 ? parts[0]! : { and: parts }
    })
    return { ...args, where: replaced }
  }
}

function conditions(asked: Record<string, unknown>, now: string, usedUp: ID[]): Where[] {
  return Object.entries(asked).map(([operator, value]): Where => {
    const named = (Array.isArray(value) ? value : String(value).split(',')).map(String)
    const wanted = CODE_STATES.filter(
      (state) => named.includes(state) === !operator.startsWith('not'),
    )
    // No state at all is a query that finds nothing, not one that finds everything.
    return wanted.length
      ? { or: wanted.map((state) => whereState(state, now, usedUp)) }
      : { id: { in: [] } }
  })
}

/**
 * Codes in a state as of now, an ISO instant.
 *
 * @param usedUp codes whose limit is reached
 */
export function whereState(state: CodeState, now: string, usedUp: ID[]): Where {
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
