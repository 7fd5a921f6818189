import { errorCode } from '../kit/errorCode.js'

/** Of a record with a value the database will know after its migration. */
export const LABEL_AWAITED = 'QR_LABEL_AWAITED'

/** Must this record wait for a migration, while others can be written? */
export const awaitsLabel = (error: unknown): boolean => errorCode(error) === LABEL_AWAITED

/**
 * May the database lack what the code expects: a table, a column, a type, a schema, or a label of an
 * enum? The last is what PostgreSQL says of any text that is no value of a type, too.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export const mayLackSchema = (error: unknown): boolean =>
  /^(3F000|42703|42704|42P01|22P02)$/.test(errorCode(error))

/** Is a column missing, SQLSTATE `undefined_column`: has the host yet to migrate? */
export const lacksColumn = (error: unknown): boolean => errorCode(error) === '42703'
