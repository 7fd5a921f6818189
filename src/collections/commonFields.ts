import type {
  CollectionSlug,
  PayloadRequest,
  TextField,
  UIField,
  SelectFieldSingleValidation,
} from 'payload'

import { select } from 'payload/shared'

import { UTM_NAMES } from '../scan/decide/resolveUTM.js'
import { label } from '../translations/label.js'
import { translate } from '../translations/translate.js'

/** Sends along what a form was loaded with, see `keepUntouched`. Shows and holds nothing. */
export const loadedValuesField = (): UIField => ({
  name: 'qrLoaded',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/client#LoadedValues' },
    disableBulkEdit: true,
    disableListColumn: true,
  },
})

/** What is kept of the person a page is about, and its erasure; for who may answer people. Holds no data. */
export const personField = (): UIField => ({
  name: 'person',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/rsc#PersonPanel' },
    disableBulkEdit: true,
    disableListColumn: true,
  },
})

/**
 * For a choice with a default that cannot be emptied. Not `required`: types and GraphQL would then ask
 * for it in every `create`, its default notwithstanding.
 */
export const validateChosen: SelectFieldSingleValidation = (value, args) =>
  select(value, { ...args, required: true })

/** What people call a code or a campaign. A copy says so, in the language of who made it. */
export function titleField(): TextField {
  return {
    name: 'title',
    type: 'text',
    hooks: {
      beforeDuplicate: [
        ({ collection, req, value }) =>
          typeof value === 'string' && value !== '' && collection
            ? copyTitle(value, collection.slug, req)
            : value,
      ],
    },
    label: label('plugin-qr:title'),
    required: true,
  }
}

const MOST_COPIES = 50

/** `Table 1 (copy)`, and `Table 1 (copy 2)` where there is one by that name already. */
async function copyTitle(title: string, collection: string, req: PayloadRequest): Promise<string> {
  const titles = Array.from({ length: MOST_COPIES }, (_, index) =>
    index === 0
      ? translate(req.t, 'plugin-qr:copyOf', { title })
      : translate(req.t, 'plugin-qr:copyNumbered', { number: index + 1, title }),
  )
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    depth: 0,
    overrideAccess: !req.user,
    pagination: false,
    req,
    select: { title: true } as never,
    where: { title: { in: titles } },
  })
  const taken = new Set(docs.map((doc) => (doc as { title?: unknown }).title))
  return titles.find((one) => !taken.has(one)) ?? titles[0]!
}

/** The five UTM fields, in the order marketers write them. Empty means inherited. */
export const utmTextFields = (more: Partial<TextField> = {}): TextField[] =>
  UTM_NAMES.map((name) => ({
    name,
    type: 'text',
    admin: { width: '50%' },
    label: `utm_${name}`,
    maxLength: 200,
    ...(more as object),
  }))
