import type { BasePayload, PayloadRequest } from 'payload'

import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'

/** Runs work in a transaction of its own: all of it is kept, or none when it throws. */
export async function inOwnTransaction<Result>(
  payload: BasePayload,
  work: (req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const req = await createLocalReq({ context: { qrCRM: true } }, payload as never)
  const opened = await initTransaction(req)
  try {
    const result = await work(req)
    if (opened) await commitTransaction(req)
    return result
  } catch (error) {
    if (opened) await killTransaction(req)
    throw error
  }
}
