import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { NotedChange } from '../../vocabulary/store.js'

import { mayUpdate } from '../../access/mayUpdateCode.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { isStill } from '../../hooks/history/changesOf.js'
import { historyOf, readTracked } from '../../hooks/history/recordHistory.js'
import { nameOf, type ShownChange, shownChange } from '../../hooks/history/shownHistory.js'
import { storeOf } from '../../store/storeOf.js'
import { relationID } from '../../vocabulary/relationID.js'
import { answering, paramsOf } from '../answering.js'
import { inTurn } from '../inTurn.js'
import { type Doc, readableDocument } from './readableDocument.js'
import { undoChange } from './undoChange.js'

const PAGE = 20

/**
 * `GET /api/qr-codes/:id/history?page=1`: who changed what, the newest first, for who may read the code;
 * `POST …/history/:change/undo` takes one change back, for who may update it. Campaigns have the same.
 */
export function historyEndpoints(options: QROptions, collection: string): Endpoint[] {
  return [
    {
      handler: (req) => answering(() => read(req, options, collection)),
      method: 'get',
      path: '/:id/history',
    },
    {
      handler: (req) => answering(() => inTurn(req, () => undo(req, options, collection))),
      method: 'post',
      path: '/:id/history/:change/undo',
    },
  ]
}

export type HistoryAnswer = { changes: ShownChange[]; more: boolean }

async function read(req: PayloadRequest, options: QROptions, collection: string) {
  const page = pageOf(paramsOf(req).get('page'))
  const doc = await readableDocument(req, collection)
  if (!doc) return noSuchDocument()
  const noted = await storeOf(req.payload, options).readChanges(
    historyOf(collection, doc.id),
    { limit: PAGE + 1, offset: (page - 1) * PAGE },
    req,
  )
  const now = (await mayUpdate(collection, req, doc.id))
    ? await readTracked(collection, doc.id, req)
    : null
  const changes: ShownChange[] = []
  for (const change of noted.slice(0, PAGE)) {
    const shown = await shownChange(change, { collection, doc, req })
    // what a person sees half of is not theirs to take back
    const isWhole = shown?.changes.length === change.changes.length
    if (shown) changes.push({ ...shown, undo: isWhole && now !== null && isStill(change, now) })
  }
  const more = noted.length > PAGE
  if (!more) changes.push(await birthOf(doc, req))
  return Response.json({ changes, more } satisfies HistoryAnswer, {
    headers: { 'Cache-Control': 'private, no-store' },
  })
}

/** How the document came to be, which it knows itself. */
async function birthOf(doc: Doc, req: PayloadRequest): Promise<ShownChange> {
  const id = relationID(doc.createdBy)
  const by = id === null ? null : await nameOf({ collection: userSlugOf(doc, req), id }, req)
  return { at: doc.createdAt, by, changes: [], id: null, undo: false, via: null }
}

function userSlugOf({ collection }: Doc, req: PayloadRequest): string {
  const fields = req.payload.collections[collection]?.config.flattenedFields ?? []
  const field = fields.find(({ name }) => name === 'createdBy')
  return field && 'relationTo' in field ? String(field.relationTo) : ''
}

async function undo(req: PayloadRequest, options: QROptions, collection: string) {
  const doc = await readableDocument(req, collection)
  const id = asID(req.payload, options.slugs.history, req.routeParams?.change)
  const change = doc && id !== null ? await changeOf(doc, id, req, options) : null
  if (!doc || !change) return noSuchDocument()
  await undoChange(change, doc, req, options)
  return Response.json({ doc: await readableDocument(req, collection) })
}

/** One change, as far as this person may see all of it. */
async function changeOf(
  doc: Doc,
  id: ID,
  req: PayloadRequest,
  options: QROptions,
): Promise<NotedChange | null> {
  const { collection } = doc
  const [change] = await storeOf(req.payload, options).readChanges(
    historyOf(collection, doc.id),
    { id, limit: 1, offset: 0 },
    req,
  )
  if (!change) return null
  const shown = await shownChange(change, { collection: collection as CollectionSlug, doc, req })
  return shown?.changes.length === change.changes.length ? change : null
}

function pageOf(written: null | string): number {
  if (written === null) return 1
  if (/^[1-9]\d{0,5}$/.test(written)) return Number(written)
  throw new ParameterError('page', 'a whole number from 1')
}

const noSuchDocument = (): Response =>
  Response.json(
    { errors: [{ message: 'There is no such document or change, or you may not read it.' }] },
    { status: 404 },
  )
