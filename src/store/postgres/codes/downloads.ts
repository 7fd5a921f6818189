import type { Pool } from 'pg'

import type { Store } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { lacksColumn } from '../../../recorder/schemaErrors.js'
import { inSavepoint, inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'
import { isOtherSymbol } from './selectProduct.js'

/** When somebody took the symbol of a code. */
export function createDownloads(
  pool: Pool,
  schema: Schema,
): Pick<Store, 'forgetDownload' | 'noteDownload'> {
  const { counters } = schema
  const at = counters.column('downloadedAt')
  const code = counters.column('qrCode')
  return {
    forgetDownload: (id, req) =>
      inSavepoint(req, async () => {
        await inTransaction(
          req,
          `UPDATE ${counters.name} SET ${at} = NULL WHERE ${code} = ${literal(String(id))} AND ${isOtherSymbol(schema, code)}`,
        )
      }).catch(orMigrate),
    noteDownload: async (...ids) => {
      await pool
        .query(`UPDATE ${counters.name} SET ${at} = now() WHERE ${code} = ANY($1)`, [ids])
        .catch(orMigrate)
    },
  }
}

/** Before the host has migrated a symbol is worth more than a note. */
function orMigrate(error: unknown): void {
  if (!lacksColumn(error)) throw error
}
