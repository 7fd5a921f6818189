import type { DateFieldValidation, Field, RelationshipFieldManyValidation } from 'payload'

import { date } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TextKey } from '../../translations/en.js'

import { validateRelated } from '../../hooks/validateRelated.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { API_SCOPES } from '../../vocabulary/apiKeys.js'
import { titleField, validateChosen } from '../commonFields.js'

const never = () => false
const sidebar = { position: 'sidebar', readOnly: true } as const
const unwritten = { create: never, update: never }
const someOnly = { condition: (data: Record<string, unknown>) => data?.reach === 'some' }

/** Values of `reach`: all its owner may, or some of that. */
const REACHES = ['all', 'some'] as const

/** What an API key is made of. The key itself is held nowhere. */
export function keyFields(options: QROptions, userSlug: string): Field[] {
  const { campaigns, codes } = options.slugs
  return [
    shownOnce(),
    titleField(),
    scopesField(),
    {
      name: 'reach',
      type: 'radio',
      defaultValue: 'all',
      label: label('plugin-qr:keyReach'),
      options: REACHES.map((value) => ({ label: label(`plugin-qr:keyReach_${value}`), value })),
      validate: validateChosen as never,
    },
    {
      name: 'campaigns',
      type: 'relationship',
      admin: { ...someOnly, description: label('plugin-qr:keyCampaignsHint') },
      hasMany: true,
      label: label('plugin-qr:campaigns'),
      relationTo: campaigns,
      validate: validateSome(campaigns),
    },
    {
      name: 'codes',
      type: 'relationship',
      admin: { ...someOnly, description: label('plugin-qr:keyCodesHint') },
      hasMany: true,
      label: label('plugin-qr:codes'),
      relationTo: codes,
      validate: validateRelated(codes, { seen: true }),
    },
    {
      name: 'expiresAt',
      type: 'date',
      admin: {
        date: { pickerAppearance: 'dayAndTime' },
        description: label('plugin-qr:keyExpiresHint'),
        position: 'sidebar',
      },
      label: label('plugin-qr:expiresAt'),
      validate: validateFuture,
    },
    ...facts(userSlug),
  ]
}

/** In the answer to who makes it, and on the page that opens then. */
const shownOnce = (): Field => ({
  name: 'key',
  type: 'text',
  access: unwritten,
  admin: {
    components: { Field: 'payload-plugin-qr/client#APIKeyPanel' },
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
  },
  label: label('plugin-qr:key'),
  virtual: true,
})

const scopesField = (): Field => ({
  name: 'scopes',
  type: 'select',
  admin: { description: label('plugin-qr:keyScopesHint') },
  hasMany: true,
  label: label('plugin-qr:keyScopes'),
  options: API_SCOPES.map((value) => ({
    label: label(`plugin-qr:keyScope_${value.replaceAll(/\W/g, '_')}` as TextKey),
    value,
  })),
  required: true,
})

const facts = (userSlug: string): Field[] => [
  {
    name: 'start',
    type: 'text',
    access: unwritten,
    admin: { ...sidebar, condition: (data) => Boolean(data?.start) },
    label: label('plugin-qr:keyStart'),
  },
  {
    name: 'owner',
    type: 'relationship',
    access: unwritten,
    admin: { ...sidebar, condition: (data) => Boolean(data?.owner) },
    label: label('plugin-qr:keyOwner'),
    relationTo: userSlug,
  },
  dated('lastUsedAt', 'plugin-qr:keyLastUsedAt', unwritten),
  dated('revokedAt', 'plugin-qr:keyRevokedAt', { create: never }),
  {
    name: 'hash',
    type: 'text',
    access: { ...unwritten, read: never },
    admin: { disableBulkEdit: true, disableListColumn: true, hidden: true },
    hidden: true,
    index: true,
    unique: true,
  },
]

const dated = (name: string, key: TextKey, access: object): Field => ({
  name,
  type: 'date',
  access,
  admin: {
    ...sidebar,
    condition: (data) => Boolean(data?.[name]),
    date: { pickerAppearance: 'dayAndTime' },
  },
  label: label(key),
})

const validateSome =
  (campaigns: string): RelationshipFieldManyValidation =>
  (value, args) => {
    const { codes, reach } = args.siblingData as { codes?: unknown[]; reach?: string }
    const isNone = [value, codes].every((one) => !one || one.length === 0)
    if (reach === 'some' && isNone) return translate(args.req.t, 'plugin-qr:keyReachNone')
    return validateRelated(campaigns, { seen: true })(value, args)
  }

/** Where it is set anew it lies ahead: a key that has run out is kept as it is, or given a new end. */
const validateFuture: DateFieldValidation = (value, args) => {
  const { previousValue, req } = args as unknown as {
    previousValue?: Date | null | string
    req: typeof args.req
  }
  const end = value ? new Date(value).getTime() : null
  const isNew = end !== null && end !== new Date(previousValue ?? Number.NaN).getTime()
  if (isNew && end <= Date.now()) {
    return translate(req.t, 'plugin-qr:keyExpiresPast')
  }
  return date(value, args)
}
