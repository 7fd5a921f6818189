import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { setTimeout } from 'node:timers/promises'
import { killTransaction } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Problem } from './plan/types.js'
import type { Prepared } from './prepareLines.js'

import { takePlaces } from '../../hooks/codes/checkQuota.js'
import { BULK } from '../../hooks/codes/noteBatch.js'
import { readPrintState } from '../../hooks/codes/readPrintState.js'
import { lockDocuments } from '../../hooks/lockDocuments.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { storeOf } from '../../store/storeOf.js'
import { checkCode, createCode } from './createCode.js'
import { sayOf } from './prepareLines.js'
import { problemsOf } from './problemsOf.js'

export type Work = {
  /** Told how many are done. */
  onDone: (count: number) => void
  options: QROptions
  req: PayloadRequest
}

/** What each line would be refused for. Nothing is written. */
export async function checkLines(
  lines: readonly Prepared[],
  { onDone, options, req }: Work,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const nothing = {}
  await inRequestTransaction(req, async () => {
    await takePlaces(dataOf(lines), options, req).catch((error: unknown) => {
      problems.push(...problemsOf(error, null))
    })
    for (const [index, { data, line }] of lines.entries()) {
      await checkCode(data, options, req).catch((error: unknown) => {
        problems.push(...problemsOf(error, line))
      })
      onDone(index + 1)
    }
    await killTransaction(req)
    throw nothing
  }).catch((error: unknown) => {
    if (error !== nothing) throw error
  })
  return problems
}

/** How far the two dates of a new document lie apart, at the most, in milliseconds. */
const CLOCK = 50

export type Made = { count: number; made: 'already' | 'now' } | { problems: Problem[] }

/** Makes all of them or none. Asked again with the same key it makes nothing a second time. */
export async function createBatch(
  lines: readonly Prepared[],
  batch: string,
  { onDone, options, req }: Work,
): Promise<Made> {
  let current: null | number = null
  try {
    return await inRequestTransaction(req, async (): Promise<Made> => {
      await storeOf(req.payload, options).lock([`batch:${batch}`], req)
      const { totalDocs } = await req.payload.count({
        collection: options.slugs.codes as CollectionSlug,
        overrideAccess: true,
        req,
        trash: true,
        where: ofBatch(batch),
      })
      if (totalDocs > 0) {
        return { count: (await readBatch(batch, options, req)).length, made: 'already' }
      }
      await takePlaces(dataOf(lines), options, req)
      req.context[BULK] = { batch, check: false }
      for (const [index, { data, line }] of lines.entries()) {
        current = line
        await createCode(data, options, req)
        onDone(index + 1)
      }
      current = null
      // so that no change of somebody's falls within the time a new document's dates may differ by
      await setTimeout(CLOCK)
      return { count: lines.length, made: 'now' }
    })
  } catch (error) {
    // of a line, or of all of them where they are too many
    return { problems: problemsOf(error, current) }
  } finally {
    delete req.context[BULK]
  }
}

const dataOf = (lines: readonly Prepared[]) => lines.map(({ data }) => data)

const ofBatch = (batch: string): Where => ({ batch: { equals: batch } })

type Doc = { code: string; createdAt: string; id: ID; title?: null | string; updatedAt: string }

export type Kept = { code: string; id: ID; reason: string; title: string }

/** Deletes for good what a batch made, save what somebody has scanned or changed since. */
export async function undoBatch(
  batch: string,
  { onDone, options, req }: Work,
): Promise<{ deleted: number; kept: Kept[] }> {
  const say = sayOf(req)
  const collection = options.slugs.codes as CollectionSlug
  const docs = await readBatch(batch, options, req)
  // Nobody could change one before the transaction that made them all was over.
  const end = Math.max(...docs.map((doc) => Date.parse(doc.createdAt))) + CLOCK
  const kept: Kept[] = []
  for (const [index, { id }] of docs.entries()) {
    const keep = (doc: Doc, reason: string) =>
      kept.push({ code: doc.code, id, reason, title: doc.title || doc.code })
    try {
      await inRequestTransaction(req, async () => {
        await lockDocuments(options, collection, [id], req)
        const [doc] = await readBatch(batch, options, req, id)
        if (!doc) return
        if (Date.parse(doc.updatedAt) > end) return keep(doc, say('plugin-qr:bulkKeptChanged'))
        const { scanned } = await readPrintState(id, options, req)
        if (scanned) return keep(doc, say('plugin-qr:bulkKeptScanned'))
        await req.payload.delete({
          id,
          collection,
          depth: 0,
          overrideAccess: false,
          req,
          trash: true,
        })
      })
    } catch (error) {
      keep(docs[index]!, problemsOf(error, null)[0]!.message)
    }
    onDone(index + 1)
  }
  return { deleted: docs.length - kept.length, kept }
}

async function readBatch(
  batch: string,
  options: QROptions,
  req: PayloadRequest,
  id?: ID,
): Promise<Doc[]> {
  const { docs } = await req.payload.find({
    collection: options.slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { code: true, createdAt: true, title: true, updatedAt: true } as never,
    sort: 'id',
    trash: true,
    where: id === undefined ? ofBatch(batch) : { and: [ofBatch(batch), { id: { equals: id } }] },
  })
  return docs as unknown as Doc[]
}
