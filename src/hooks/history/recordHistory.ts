import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { NotedChange } from '../../vocabulary/store.js'

import { storeOf } from '../../store/storeOf.js'
import { isValues, type Values } from '../form/loadedValues.js'
import { changesOf } from './changesOf.js'

/** What people want to know the history of. Contents of static codes are not kept: there are passwords. */
const TRACKED = [
  'title',
  'code',
  'aliases',
  'domain',
  'slug',
  'destination',
  'rules',
  'between',
  'gs1',
  'fallbackURL',
  'pages',
  'status',
  'startsAt',
  'expiresAt',
  'endsAt',
  'goal',
  'budget',
  'scanLimit',
  'scansPerVisitor',
  'campaign',
  'utm',
  'preset',
  'placement',
  'tags',
  'ticket',
  'deletedAt',
]

const BEFORE = 'qrBefore'
/** In a request's context: how its changes come about. */
export const VIA = 'qrVia'

export const historyOf = (collection: string, id: ID): string => `${collection}:${id}`

/**
 * What a document is to the world: as the database has it, not as one person may read it, and where
 * the host has drafts what is published.
 */
export async function readTracked(
  collection: string,
  id: ID,
  req: PayloadRequest,
): Promise<null | Values> {
  const fields = trackedIn(collection, req)
  const found = await req.payload.db.findOne<{ id: ID } & Values>({
    collection,
    req,
    select: Object.fromEntries(fields.map((name) => [name, true])),
    where: { id: { equals: id } },
  })
  // The hash of a password is kept where it is needed, and nowhere else.
  if (isValues(found?.between)) delete found.between.passwordHash
  // It follows from the number, which is noted.
  if (isValues(found?.gs1)) delete found.gs1.key
  return found
}

/** Those the collection has: a host may have taken some away, or have them in several languages. */
function trackedIn(collection: string, req: PayloadRequest): string[] {
  const fields = req.payload.collections[collection]?.config.flattenedFields ?? []
  return TRACKED.filter((name) =>
    fields.some((field) => field.name === name && !('localized' in field && field.localized)),
  )
}

/** Remembers what an update is about to change. Last of its kind, so that what is refused costs nothing. */
export const readBefore: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update') return data
  const { id } = originalDoc as { id: ID }
  const before = await readTracked(collection.slug, id, req)
  req.context[BEFORE] = { ...beforeIn(req), [historyOf(collection.slug, id)]: before }
  return data
}

/** What an update found; `null` where it is none. */
export const trackedBefore = (collection: string, id: ID, req: PayloadRequest): null | Values => {
  const before = beforeIn(req)[historyOf(collection, id)]
  return isValues(before) ? before : null
}

/** Notes who changed what, in the transaction of the change. */
export function noteHistory(options: QROptions): CollectionAfterChangeHook {
  return async ({ collection, doc, operation, req }) => {
    const { slug } = collection
    const document = historyOf(slug, doc.id)
    const before = trackedBefore(slug, doc.id, req)
    if (operation !== 'update' || before === null) return doc
    const after = await readTracked(slug, doc.id, req)
    const changes = changesOf(trackedIn(slug, req), before, after ?? {})
    if (changes.length > 0) {
      await storeOf(req.payload, options).noteChange(document, { ...authorOf(req), changes }, req)
    }
    return doc
  }
}

/** The history of a document goes with it. */
export function forgetHistory(options: QROptions): CollectionAfterDeleteHook {
  return ({ collection, id, req }) =>
    storeOf(req.payload, options).forgetChanges(historyOf(collection.slug, id), req)
}

const beforeIn = (req: PayloadRequest): Values => (req.context[BEFORE] as undefined | Values) ?? {}

function authorOf({ context, user }: PayloadRequest): Pick<NotedChange, 'by' | 'via'> {
  const by = user ? { collection: user.collection, id: user.id } : null
  const isKey = (user as { _strategy?: string } | null)?._strategy === 'api-key'
  const via = (context[VIA] as NotedChange['via'] | undefined) ?? (isKey ? 'api-key' : null)
  return { by, via }
}
