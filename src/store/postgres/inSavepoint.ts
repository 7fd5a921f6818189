import type { PayloadRequest } from 'payload'

import { inTransaction } from './inTransaction.js'

/**
 * Does work inside a request's transaction so that its failure takes back this work alone: a failed
 * statement ends a transaction, and its commit would quietly be a roll-back. Rejects as the work does.
 */
export async function inSavepoint<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const { sessions } = req.payload.db as unknown as { sessions?: Record<number | string, unknown> }
  const id = await req.transactionID
  if (!id || !sessions?.[id]) return work()
  await inTransaction(req, 'SAVEPOINT qr_apart')
  try {
    const result = await work()
    await inTransaction(req, 'RELEASE SAVEPOINT qr_apart')
    return result
  } catch (error) {
    await inTransaction(req, 'ROLLBACK TO SAVEPOINT qr_apart')
    throw error
  }
}
