/**
 * What may be logged of an error: its code (SQLSTATE, `ECONNREFUSED`, …) or its name. Messages of a
 * database quote values and connection strings, so they stay out.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown'
  // Query builders wrap the driver's error, its code sits on the cause.
  for (let at: unknown = error, depth = 0; depth < 4; depth += 1) {
    if (typeof at !== 'object' || at === null) break
    const { cause, code } = at as { cause?: unknown; code?: unknown }
    if (typeof code === 'string' && code !== '') return code
    at = cause
  }
  return error instanceof Error ? error.name : 'unknown'
}
