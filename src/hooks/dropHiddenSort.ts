import type { CollectionBeforeOperationHook } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { codesWithTotals } from '../analytics/resolveScope.js'

const NUMBERS = /^-?(?:lastScanAt|scans|sentOn|visitors|stats\b.*)$/

/**
 * An order tells what it is made by. Who may not see the totals of every code gets codes in another
 * order than that of their scans; Payload asks only whether a field may be read at all.
 */
export function dropHiddenSort(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, req }) => {
    const { overrideAccess, sort } = args as { overrideAccess?: boolean; sort?: string | string[] }
    if (overrideAccess || !sort) return args
    const names = Array.isArray(sort) ? sort : sort.split(',')
    const kept = names.filter((name) => !NUMBERS.test(name.trim().replaceAll('__', '.')))
    if (kept.length === names.length || (await codesWithTotals(req, options)) === 'all') return args
    return { ...args, sort: kept.length ? kept : undefined }
  }
}
