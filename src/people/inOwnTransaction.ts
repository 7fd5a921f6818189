import type { BasePayload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import { inRequestTransaction } from '../store/inRequestTransaction.js'

/** Runs work in a transaction of its own: all of it is kept, or none when it throws. */
export async function inOwnTransaction<Result>(
  payload: BasePayload,
  work: (req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const req = await createLocalReq({ context: { qrCRM: true } }, payload as never)
  return inRequestTransaction(req, () => work(req))
}
