import type { CollectionSlug, PayloadRequest } from 'payload'

import { createOperation } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { CodeData } from './plan/codeData.js'

import { BULK } from '../../hooks/codes/noteBatch.js'

/** Thrown where a check would begin to write. */
class NothingWritten extends Error {}

/**
 * Makes one code as this person would: access, hooks and checks of fields are those of any other.
 * Where the host has drafts a code is published, since it is made to be printed.
 */
export async function createCode(
  data: CodeData,
  options: QROptions,
  req: PayloadRequest,
): Promise<ID> {
  const collection = req.payload.collections[options.slugs.codes as CollectionSlug]!
  const doc = await createOperation({
    collection,
    data: {
      ...structuredClone(data),
      ...(collection.config.versions?.drafts && { _status: 'published' }),
    } as never,
    depth: 0,
    overrideAccess: false,
    req,
    select: {},
  })
  return doc.id
}

/**
 * The very same up to the moment of writing, in a transaction of which nothing is kept. Hooks of the
 * host's up to `beforeChange` run, with `req.context.qrBulk.check` set; those after it do not.
 */
export async function checkCode(
  data: CodeData,
  options: QROptions,
  req: PayloadRequest,
): Promise<void> {
  try {
    await createCode(data, options, unwritten(req, options.slugs.codes))
  } catch (error) {
    if (!(error instanceof NothingWritten)) throw error
  }
}

/** A request that goes on until the code would be written, and does not end the transaction it is in. */
function unwritten(req: PayloadRequest, codes: string): PayloadRequest {
  const { db } = req.payload
  const ours: Partial<typeof db> = {
    create: (args) =>
      args.collection === codes ? Promise.reject(new NothingWritten()) : db.create(args),
    rollbackTransaction: () => Promise.resolve(),
  }
  const payload = Object.assign(Object.create(req.payload) as typeof req.payload, {
    db: Object.assign(Object.create(db) as typeof db, ours),
  })
  const own = {
    ...req,
    context: { ...req.context, [BULK]: { batch: '', check: true } },
    headers: req.headers,
    method: req.method,
    url: req.url,
  }
  // the Local API puts its own Payload into every request it is handed
  return Object.defineProperty(own, 'payload', {
    get: () => payload,
    set: () => undefined,
  }) as unknown as PayloadRequest
}
