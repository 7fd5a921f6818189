import type { CollectionBeforeOperationHook, Where } from 'payload'

import { scanIdAt } from '../scan/scanIdAt.js'

const OPERATORS = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'] as const

/**
 * Scans are ordered and indexed by `scanId`, a ULID. A query for a period of `scannedAt` gets the
 * same period of ids beside it, so that it reads the index instead of the whole table.
 */
export function filterByTime(): CollectionBeforeOperationHook {
  return ({ args }) => {
    const where = (args as { where?: Where }).where
    return where ? { ...args, where: timeWhere(where) } : args
  }
}

/** The query with a range of `scanId` beside every range of `scannedAt`. */
export function timeWhere(where: Where): Where {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    const isList = Array.isArray(value)
    parts.push({ [key]: isList ? (value as Where[]).map(timeWhere) : (value as Where[string]) })
    if (key !== 'scannedAt' || isList) continue
    for (const operator of OPERATORS) {
      const at = new Date(String((value as Record<string, unknown>)[operator] ?? '')).getTime()
      if (Number.isNaN(at)) continue
      const range: Where = operator.startsWith('greater')
        ? { scanId: { greater_than_equal: scanIdAt(at) } }
        : { scanId: { less_than: scanIdAt(at + 1) } }
      parts.push(range)
    }
  }
  return parts.length === 1 ? parts[0]! : { and: parts }
}
