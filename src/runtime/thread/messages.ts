import type { Visitors } from '../../describe/describeScan.js'
import type { GeoOptions } from '../../describe/geo/geoOptions.js'
import type { PackedDrafts } from './packDrafts.js'
import type { SchemaFacts } from '../../store/postgres/schemaFacts.js'

/** What the thread is made from; nothing but plain values can be told to one. */
export type RecorderData = {
  /** URL of the PostgreSQL driver. */
  driver: string
  geo: GeoOptions | null
  /** Headers that drafts bring along. */
  headers: readonly string[]
  poolOptions: object
  schema: SchemaFacts
  visitors: Visitors
}

export type ToRecorder = { drafts: PackedDrafts; id: number; type: 'write' } | { type: 'close' }

export type FromRecorder =
  | { error: string; id: number; type: 'failed' }
  | { id: number; type: 'written'; written: number }
  | { message: string; type: 'log' }
  | { type: 'ready' }
