import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { CodeEntry, ID } from '../scan/types.js'
import type { CodeRow } from '../store/types.js'

import { resolveUTM } from '../scan/resolveUTM.js'
import { addressOf } from './addressOf.js'

type Doc = Record<string, unknown>

/** Rows of codes to entries of the directory: inheritance applied, documents turned into addresses. */
export async function resolveEntries(
  rows: CodeRow[],
  payload: BasePayload,
  options: QROptions,
): Promise<CodeEntry[]> {
  const documents = await readDocuments(rows, payload)
  const addresses = new Map<string, null | string>()
  for (const [key, { collection, doc }] of documents) {
    addresses.set(key, await addressOf(collection, doc, payload, options))
  }
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    destination:
      row.destinationType === 'reference' && row.reference
        ? (addresses.get(keyOf(row.reference)) ?? null)
        : row.destinationType === 'reference'
          ? null
          : row.destinationURL,
    expiresAt: row.expiresAt,
    fallbackURL: row.fallbackURL ?? options.fallbackURL,
    scanLimit: row.scanLimit,
    startsAt: row.startsAt,
    status: row.status,
    trashed: row.trashed,
    utm: resolveUTM({
      campaign: row.campaignSlug === null ? null : { slug: row.campaignSlug, utm: row.campaignUTM },
      code: row.code,
      defaults: options.utm,
      utm: row.utm,
    }).values,
  }))
}

const keyOf = ({ id, collection }: { collection: string; id: ID }): string => `${collection}:${id}`

/** The published documents that the rows point to, one query per collection. */
async function readDocuments(rows: CodeRow[], payload: BasePayload) {
  const wanted = new Map<string, Set<ID>>()
  for (const { reference } of rows) {
    if (!reference) continue
    const ids = wanted.get(reference.collection) ?? new Set()
    wanted.set(reference.collection, ids.add(reference.id))
  }
  const found = new Map<string, { collection: string; doc: Doc }>()
  for (const [collection, ids] of wanted) {
    const config = payload.collections[collection]?.config
    if (!config) continue
    const { docs } = await payload.find({
      collection,
      depth: 0,
      limit: ids.size,
      overrideAccess: true,
      pagination: false,
      where: { id: { in: [...ids] } },
    })
    for (const doc of docs as unknown as ({ id: ID } & Doc)[]) {
      if (config.versions?.drafts && doc._status !== 'published') continue
      found.set(keyOf({ id: doc.id, collection }), { collection, doc })
    }
  }
  return found
}
