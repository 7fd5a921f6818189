import type { CollectionSlug, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { MissedText } from '../../vocabulary/misses.js'
import type { ID } from '../../vocabulary/scan.js'

import { readableCodes } from '../../access/readableCodes.js'
import { mayViewScans, readableScans } from '../../access/readableScans.js'
import { storeOf } from '../../store/storeOf.js'
import { nearestCode } from './nearestCode.js'

const DAY = 86_400_000
/** Days that are looked back, and texts that are listed. */
export const MISSED = { days: 30, most: 50 } as const

export type MissedCode = MissedText & {
  /** What it was most likely meant to be. */
  near: { code: string; id: ID; title: string } | null
}

/**
 * Texts people asked for that are no codes. They belong to no code, so whoever may not read all codes and
 * all scans is told of none: `null`.
 */
export async function missedCodes(
  req: PayloadRequest,
  options: QROptions,
  now = Date.now(),
): Promise<MissedCode[] | null> {
  if (options.alerts === false || !(await mayViewScans(options, req))) return null
  if ((await readableCodes(options, req)) !== true) return null
  if ((await readableScans(options, req)) !== true) return null
  const { misses } = storeOf(req.payload, options)
  const texts = await misses.list(now - MISSED.days * DAY, MISSED.most)
  const codes = texts.length > 0 ? await misses.codeTexts() : []
  const near = texts.map(({ code }) => nearestCode(code, codes)?.id ?? null)
  const docs = await readable(
    req,
    options,
    near.filter((id) => id !== null),
  )
  return texts.map((text, at) => {
    const doc = docs.find(({ id }) => id === near[at])
    const named = doc && { code: doc.code, id: doc.id, title: doc.title || doc.code }
    return { ...text, near: named ?? null }
  })
}

type Doc = { code: string; id: ID; title?: null | string }

async function readable(
  req: PayloadRequest,
  { slugs }: QROptions,
  ids: readonly ID[],
): Promise<Doc[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: slugs.codes as CollectionSlug,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    pagination: false,
    req,
    select: { code: true, title: true } as never,
    where: { id: { in: [...new Set(ids)] } },
  })
  return docs as unknown as Doc[]
}
