import type { BasePayload } from 'payload'

import type { QROptions } from '../../../options/sanitizeOptions.js'
import type { Table } from '../schema.js'

import { tableReader } from '../schema.js'

const NAMES = [
  'campaigns',
  'codes',
  'contacts',
  'conversions',
  'counters',
  'deliveries',
  'links',
  'scanIds',
  'scans',
  'suppressions',
  'syncs',
  'targets',
  'tickets',
] as const

/** `texts`: the lists of texts of contacts. `events`: absent while none are told. */
export type CRMSchema = Record<'texts' | (typeof NAMES)[number], Table> & { events: null | Table }

/** The tables about people; all but one are there where contacts are on. */
export function readCRMSchema(payload: BasePayload, options: QROptions): CRMSchema {
  const table = tableReader(payload)
  const must = (slug: string, suffix = ''): Table => {
    const found = table(slug, suffix)
    if (found) return found
    throw new Error(`payload-plugin-qr: the database has no table for "${slug}${suffix}"`)
  }
  const tables = NAMES.map((name) => [name, must(options.slugs[name])])
  return {
    ...(Object.fromEntries(tables) as Omit<CRMSchema, 'events' | 'texts'>),
    events: table(options.slugs.events),
    texts: must(options.slugs.contacts, '_texts'),
  }
}
