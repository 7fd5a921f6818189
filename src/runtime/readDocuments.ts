import type { BasePayload, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

import type { ID } from '../vocabulary/scan.js'

import { errorCode } from '../kit/errorCode.js'

export type Doc = { id: ID } & Record<string, unknown>

/** Hooks that throw for more documents than these throw for all. */
const MANY = 50

/**
 * Documents as the host's hooks hand them out, in one query. Where a hook throws, the document it
 * stumbles over is taken as the database has it, so that it keeps no other code from being read.
 * Rejects when the database does.
 */
export async function readDocuments(
  payload: BasePayload,
  config: SanitizedCollectionConfig,
  ids: ID[],
  /** @default the site's default one */
  locale: null | string = null,
): Promise<Doc[]> {
  // A replica may not know yet what was just told of. A transaction is the primary's.
  const { primaryDrizzle } = payload.db as { primaryDrizzle?: unknown }
  const transactionID = primaryDrizzle ? await payload.db.beginTransaction() : null
  if (transactionID === null) return read(payload, config, ids, locale)
  try {
    return await read(payload, config, ids, locale, { transactionID })
  } finally {
    await payload.db.commitTransaction(transactionID)
  }
}

async function read(
  payload: BasePayload,
  { slug, trash }: SanitizedCollectionConfig,
  all: ID[],
  locale: null | string,
  req?: Partial<PayloadRequest>,
): Promise<Doc[]> {
  let failures = 0
  const inLocale = locale === null ? {} : { locale: locale as never }
  const byId = (some: ID[]): Where => ({ id: { in: some } })

  async function raw(some: ID[]): Promise<Doc[]> {
    const where = trash ? { and: [byId(some), { deletedAt: { exists: false } }] } : byId(some)
    const { docs } = await payload.db.find({
      collection: slug,
      limit: some.length,
      ...inLocale,
      req,
      where,
    })
    return docs as unknown as Doc[]
  }

  async function through(some: ID[]): Promise<Doc[]> {
    try {
      const { docs } = await payload.find({
        collection: slug,
        depth: 0,
        limit: some.length,
        ...inLocale,
        overrideAccess: true,
        pagination: false,
        req,
        where: byId(some),
      })
      return docs as unknown as Doc[]
    } catch (error) {
      failures += 1
      if (some.length === 1 || failures > MANY) {
        const docs = await raw(some)
        const ids = some.length === 1 ? `document ${String(some[0])}` : `${some.length} documents`
        payload.logger.warn(
          `payload-plugin-qr: a hook of "${slug}" threw for ${ids} (${errorCode(error)}), codes use them as they are stored`,
        )
        return docs
      }
      // Past all hooks: what fails now is the database.
      await raw(some.slice(0, 1))
      const middle = some.length >> 1
      return [...(await through(some.slice(0, middle))), ...(await through(some.slice(middle)))]
    }
  }
  return through(all)
}
