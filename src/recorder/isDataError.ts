import { errorCode } from '../kit/errorCode.js'

/**
 * Is a record to blame rather than the database? SQLSTATE classes 22 (data exception, e.g. a zero
 * byte in a text) and 23 (integrity constraint, e.g. a code that is gone for good).
 * So is one that does not fit (54000: a text too long for an index). Only the database says so: over
 * what our own code stumbles, a `TypeError` say, the same record is welcome once that is mended.
 * Class 42 is left out on purpose: a missing table or column is a migration under way, and the same
 * record is welcome a minute later.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isDataError(error: unknown): boolean {
  return /^(2[23][0-9A-Z]{3}|54000)$/.test(errorCode(error))
}
