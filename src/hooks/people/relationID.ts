import type { ID } from '../../vocabulary/scan.js'

/** The id in a relation, populated or not. */
export function relationID(value: unknown): ID | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: ID }).id : value
  return (id as ID | undefined) ?? null
}
