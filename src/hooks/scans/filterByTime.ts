import type { CollectionBeforeOperationHook, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { StrayRange } from '../../vocabulary/statistics.js'

import { storeOf } from '../../store/storeOf.js'
import { scanIdAt } from '../../vocabulary/scanIdAt.js'
import { SLOT } from '../../vocabulary/slot.js'

const OPERATORS = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'] as const

type Args = { id?: unknown; sort?: string | string[]; where?: Where }

/**
 * Scans are ordered and indexed by `scanId`, a ULID. A query for a period of `scannedAt` gets the
 * same period of ids beside it, so that it reads the index instead of the whole table. Where there
 * are scans whose id does not say when they were, their ids are added, and lists go by the instant.
 */
export function filterByTime(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    const { id, sort, where } = args as Args
    const isList = operation === 'read' && id === undefined
    if (!isList && !where) return args
    // Who cannot be told where they are goes by the instants alone.
    const strays = await storeOf(req.payload, options)
      .stats.strays()
      .catch(() => null)
    if (!strays) return args
    return {
      ...args,
      ...(where && { where: timeWhere(where, strays) }),
      ...(isList && strays.length > 0 && { sort: byInstant(sort) }),
    }
  }
}

/** The order of ids, which is that of a list nobody sorted, as the order of time. */
function byInstant(sort: string | string[] = '-scanId'): string[] {
  const names = Array.isArray(sort) ? sort : sort.split(',')
  return names.map((name) => name.replace(/^(-?)scanId$/, '$1scannedAt'))
}

/** The query with a range of `scanId` beside every range of `scannedAt`. */
function timeWhere(where: Where, strays: readonly StrayRange[]): Where {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    const isList = Array.isArray(value)
    parts.push({
      [key]: isList
        ? (value as Where[]).map((part) => timeWhere(part, strays))
        : (value as Where[string]),
    })
    if (key !== 'scannedAt' || isList) continue
    for (const operator of OPERATORS) {
      const at = new Date(String((value as Record<string, unknown>)[operator] ?? '')).getTime()
      if (Number.isNaN(at)) continue
      const isFrom = operator.startsWith('greater')
      const quarter = Math.floor(at / SLOT) * SLOT
      const range: Where = isFrom
        ? { scanId: { greater_than_equal: scanIdAt(quarter) } }
        : { scanId: { less_than: scanIdAt(quarter + SLOT) } }
      const beside = strays
        .filter(({ from, to }) => (isFrom ? to >= at : from <= at))
        .map(({ greatest, least }): Where => ({
          scanId: { greater_than_equal: least, less_than_equal: greatest },
        }))
      parts.push(beside.length > 0 ? { or: [range, ...beside] } : range)
    }
  }
  return parts.length === 1 ? parts[0]! : { and: parts }
}
