import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'

/** What a request that makes many codes knows of them: their batch, or that nothing is written. */
export const BULK = 'qrBulk'

type Bulk = { batch: string; check: boolean }

export const bulkOf = (req: PayloadRequest): Bulk | undefined =>
  req.context?.[BULK] as Bulk | undefined

/** Codes made in one go carry its key, by which they are found, undone, and not made twice. */
export const noteBatch: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  const batch = operation === 'create' ? bulkOf(req)?.batch : undefined
  return batch && data ? { ...data, batch } : data
}
