import type { Pool } from 'pg'

import type { Store } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { errorCode } from '../../../kit/errorCode.js'
import { inSavepoint } from '../inSavepoint.js'
import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'

/** SQLSTATE `undefined_column`: the host has yet to migrate, and a symbol is worth more than a note. */
const NO_COLUMN = '42703'

/** When somebody took the symbol of a code. */
export function createDownloads(
  pool: Pool,
  { counters }: Schema,
): Pick<Store, 'forgetDownload' | 'noteDownload'> {
  const at = counters.column('downloadedAt')
  const code = counters.column('qrCode')
  return {
    forgetDownload: (id, req) =>
      inSavepoint(req, async () => {
        await inTransaction(
          req,
          `UPDATE ${counters.name} SET ${at} = NULL WHERE ${code} = ${literal(String(id))}`,
        )
      }).catch(orMigrate),
    noteDownload: async (id) => {
      await pool
        .query(`UPDATE ${counters.name} SET ${at} = now() WHERE ${code} = $1`, [id])
        .catch(orMigrate)
    },
  }
}

function orMigrate(error: unknown): void {
  if (errorCode(error) !== NO_COLUMN) throw error
}
