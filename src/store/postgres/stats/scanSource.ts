import type { Schema } from '../schema.js'

/** Fields of a scan as SQL over `scanSource`, by contract name. */
export type ScanColumns = { column: (field: string) => string; from: string }

/** The scans with everything that belongs to them, as a FROM clause and its columns. */
export function scanSource({ scans }: Schema): ScanColumns {
  return { column: (field) => `s.${scans.column(field)}`, from: `${scans.name} s` }
}
