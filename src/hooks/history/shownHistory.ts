import type { CollectionSlug, FieldAccess, FlattenedField, PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'
import type { NotedChange } from '../../vocabulary/store.js'

import { labelText } from '../../translations/labelText.js'
import { translate } from '../../translations/translate.js'
import { isValues, type Values } from '../form/loadedValues.js'
import { shownValue } from '../form/shownValue.js'

/** A value for people: an instant is shown in the reader's zone, which the server does not know. */
export type Shown = { at: string } | { text: string }

export type ShownChange = {
  at: string
  /** What the person is called; `null`: it was none. */
  by: null | string
  changes: { from: Shown; label: string; to: Shown }[]
  /** `null`: the document came to be. */
  id: ID | null
  /** Whether the reader can have it undone. */
  undo: boolean
  via: NotedChange['via']
}

type Context = { collection: string; doc: { id: ID } & Values; req: PayloadRequest }

/**
 * A change as this person may see it: without fields they may not read, documents and people named only
 * where they may be read. `null`: nothing of it is for them.
 */
export async function shownChange(
  { at, by, changes, id, via }: NotedChange,
  context: Context,
): Promise<null | Omit<ShownChange, 'undo'>> {
  const shown: ShownChange['changes'] = []
  for (const { field, from, to } of changes) {
    const found = await readableField(field, context)
    if (!found) continue
    const [was, is] = await Promise.all([
      valueOf(found, from, context.req),
      valueOf(found, to, context.req),
    ])
    shown.push({ from: was, label: titleOf(field, found, context.req), to: is })
  }
  if (shown.length === 0) return null
  return { at, by: by && (await nameOf(by, context.req)), changes: shown, id, via }
}

/** The field of a path, with what is above it; `null` where it is gone or not for this person. */
async function readableField(
  path: string,
  { collection, doc, req }: Context,
): Promise<FlattenedField[] | null> {
  let fields: readonly FlattenedField[] =
    req.payload.collections[collection]?.config.flattenedFields ?? []
  const found: FlattenedField[] = []
  for (const name of path.split('.')) {
    const field = fields.find((one) => one.name === name)
    if (!field || !(await mayRead(field, doc, req))) return null
    found.push(field)
    fields = 'flattenedFields' in field ? field.flattenedFields : []
  }
  return found
}

async function mayRead(field: FlattenedField, doc: Context['doc'], req: PayloadRequest) {
  const { access, hidden } = field as { access?: { read?: FieldAccess }; hidden?: boolean }
  return !hidden && ((await access?.read?.({ id: doc.id, doc, req })) ?? true)
}

function titleOf(path: string, found: FlattenedField[], req: PayloadRequest): string {
  if (path === 'deletedAt') return translate(req.t, 'plugin-qr:historyTrash')
  return found
    .map((field) => labelText('label' in field ? field.label : undefined, req, field.name))
    .join(' · ')
}

async function valueOf(found: FlattenedField[], value: unknown, req: PayloadRequest) {
  const field = found.at(-1)!
  if (field.name === 'deletedAt') return { text: req.t(value ? 'general:yes' : 'general:no') }
  if (field.type === 'date' && typeof value === 'string') return { at: value }
  const hidden = translate(req.t, 'plugin-qr:historyHidden')
  if (field.name === 'destination' && 'flattenedFields' in field && isValues(value)) {
    const part = value.type === 'reference' ? 'reference' : 'url'
    const inner = field.flattenedFields.find(({ name }) => name === part)
    return { text: inner ? await shownValue(inner, value[part], req, hidden) : hidden }
  }
  return { text: await shownValue(field, value, req, hidden) }
}

/** A user's title, while there is such a user and this person may read it. */
export async function nameOf(
  { collection, id }: NonNullable<NotedChange['by']>,
  req: PayloadRequest,
): Promise<string> {
  const config = req.payload.collections[collection]?.config
  const find = (overrideAccess: boolean) =>
    req.payload.findByID({
      id,
      collection: collection as CollectionSlug,
      depth: 0,
      disableErrors: true,
      overrideAccess,
      req,
    }) as Promise<null | Values>
  const user = config ? await find(false) : null
  const title = user?.[config?.admin.useAsTitle ?? 'id']
  if (title) return String(title).slice(0, 200)
  const isThere = Boolean(config && (await find(true)))
  return translate(req.t, isThere ? 'plugin-qr:historySomebody' : 'plugin-qr:historyDeletedUser')
}
