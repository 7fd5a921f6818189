import type { ID } from './scan.js'

/** The id in a relation, populated or not; `null` where there is none. */
export function relationID(value: unknown): ID | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : null
}
