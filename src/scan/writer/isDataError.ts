import { errorCode } from './errorCode.js'

/**
 * Is a record to blame rather than the database? SQLSTATE classes 22 (data exception, e.g. a zero
 * byte in a text) and 23 (integrity constraint, e.g. a code that is gone for good).
 * Class 42 is left out on purpose: a missing table or column is a migration under way, and the same
 * record is welcome a minute later.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isDataError(error: unknown): boolean {
  return /^2[23][0-9A-Z]{3}$/.test(errorCode(error))
}
