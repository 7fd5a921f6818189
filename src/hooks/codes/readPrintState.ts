import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { lacksColumn } from '../../recorder/schemaErrors.js'
import { inSavepoint } from '../../store/postgres/inTransaction.js'

/** Whether a code hangs somewhere: surely, once it was scanned; perhaps, once it was downloaded. */
export type PrintState = { downloaded: boolean; scanned: boolean }

type Counter = { allScans?: null | number; downloadedAt?: null | string; id: ID }

/** Yes or no only: how often it was scanned is not everybody's to know. */
export async function readPrintState(
  id: ID,
  options: QROptions,
  req: PayloadRequest,
): Promise<PrintState> {
  const find = (select: Record<string, true>) =>
    req.payload.db.findOne<Counter>({
      collection: options.slugs.counters,
      req,
      select: { allScans: true, ...select },
      where: { qrCode: { equals: id } },
    })
  const counter = await inSavepoint(req, () => find({ downloadedAt: true })).catch(
    (error: unknown) => {
      if (lacksColumn(error)) return find({})
      throw error
    },
  )
  return { downloaded: Boolean(counter?.downloadedAt), scanned: Boolean(counter?.allScans) }
}
