import type { Field, GroupField, SelectField } from 'payload'

import type { ContentField, ContentFields, ContentType } from '../../symbol/content/types.js'
import type { TextKey } from '../../translations/en.js'

import { ContentError } from '../../symbol/content/ContentError.js'
import { contentOf } from '../../symbol/content/contentOf.js'
import { CONTENT_TYPES, FIELDS_OF, WIFI_SECURITY } from '../../symbol/content/types.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { validateChosen } from '../commonFields.js'

type Siblings = { type?: ContentType } & ContentFields

const isStatic = (data: { kind?: unknown } | undefined): boolean => data?.kind === 'static'

/** A field that only a dynamic code has. Its value stays where a code becomes static and back. */
export const whenDynamic = <F extends Field>(field: F): F => ({
  ...field,
  admin: {
    ...field.admin,
    condition: (data: { kind?: unknown }, siblings: never, context: never) =>
      !isStatic(data) && (field.admin?.condition?.(data, siblings, context) ?? true),
  },
})

/** Whether the symbol carries a short URL or its content. */
export function kindField(): SelectField {
  return {
    name: 'kind',
    type: 'select',
    admin: { disableBulkEdit: true, isClearable: false },
    defaultValue: 'dynamic',
    label: label('plugin-qr:kind'),
    options: [
      { label: label('plugin-qr:kindDynamic'), value: 'dynamic' },
      { label: label('plugin-qr:kindStatic'), value: 'static' },
    ],
    validate: validateChosen,
  }
}

const TYPE_TEXT: Record<ContentType, TextKey> = {
  contact: 'plugin-qr:contentContact',
  email: 'plugin-qr:contentEmailMessage',
  event: 'plugin-qr:contentEvent',
  phone: 'plugin-qr:contentPhoneCall',
  place: 'plugin-qr:contentPlace',
  sms: 'plugin-qr:contentSMS',
  text: 'plugin-qr:contentTypeText',
  url: 'plugin-qr:contentTypeURL',
  whatsapp: 'plugin-qr:contentWhatsApp',
  wifi: 'plugin-qr:contentWifi',
}

/** What a static code's symbol holds. Types share their fields: a code has one type. */
export function contentField(): GroupField {
  return {
    name: 'content',
    type: 'group',
    admin: { condition: isStatic, description: label('plugin-qr:staticHint') },
    fields: [
      {
        name: 'type',
        type: 'select',
        admin: { disableBulkEdit: true, isClearable: false },
        defaultValue: 'url',
        label: label('plugin-qr:contentType'),
        options: CONTENT_TYPES.map((value) => ({ label: label(TYPE_TEXT[value]), value })),
      },
      own('url', { type: 'text', placeholder: 'https://example.com/menu' }),
      half(own('firstName'), own('lastName')),
      half(own('organization'), own('jobTitle')),
      own('phone', { description: 'plugin-qr:contentPhoneHint', placeholder: '+49 30 123456' }),
      own('email', { placeholder: 'name@example.com' }),
      own('subject'),
      half(own('startsAt', { type: 'date' }), own('endsAt', { type: 'date' })),
      own('network'),
      securityField(),
      own('password', { description: 'plugin-qr:contentPasswordHint' }),
      own('hidden', { type: 'checkbox' }),
      half(own('latitude', { type: 'number' }), own('longitude', { type: 'number' })),
      own('address', { type: 'textarea' }),
      own('text', { type: 'textarea' }),
    ],
    label: label('plugin-qr:content'),
  }
}

const LABELS: Record<ContentField, TextKey> = {
  address: 'plugin-qr:contentAddress',
  email: 'plugin-qr:contentEmailAddress',
  endsAt: 'plugin-qr:contentEndsAt',
  firstName: 'plugin-qr:contentFirstName',
  hidden: 'plugin-qr:contentHidden',
  jobTitle: 'plugin-qr:contentJobTitle',
  lastName: 'plugin-qr:contentLastName',
  latitude: 'plugin-qr:contentLatitude',
  longitude: 'plugin-qr:contentLongitude',
  network: 'plugin-qr:contentNetwork',
  organization: 'plugin-qr:contentOrganization',
  password: 'plugin-qr:contentPassword',
  phone: 'plugin-qr:contentPhone',
  security: 'plugin-qr:contentSecurity',
  startsAt: 'plugin-qr:contentStartsAt',
  subject: 'plugin-qr:contentSubject',
  text: 'plugin-qr:contentText',
  url: 'plugin-qr:contentURLField',
}

type Look = {
  description?: TextKey
  placeholder?: string
  type?: 'checkbox' | 'date' | 'number' | 'text' | 'textarea'
}

/** A field of the types that have it. */
const own = (name: ContentField, { description, placeholder, type = 'text' }: Look = {}): Field =>
  ({
    name,
    type,
    admin: {
      ...shownFor(name),
      ...(description && { description: label(description) }),
      ...(placeholder && { placeholder }),
      ...(type === 'date' && { date: { pickerAppearance: 'dayAndTime' } }),
      ...(type === 'number' && { step: 0.000001 }),
    },
    label: label(LABELS[name]),
    validate: validate(name),
  }) as Field

function securityField(): SelectField {
  return {
    name: 'security',
    type: 'select',
    admin: { ...shownFor('security'), isClearable: false },
    defaultValue: 'wpa',
    label: label(LABELS.security),
    options: WIFI_SECURITY.map((value) => ({
      label: value === 'open' ? label('plugin-qr:openNetwork') : SECURITY_NAMES[value],
      value,
    })),
  }
}

const SECURITY_NAMES = { wep: 'WEP', wpa: 'WPA / WPA2 / WPA3' } as const

const half = (...fields: Field[]): Field => ({ type: 'row', fields })

/** Bulk edits have one value for codes of all types. */
const shownFor = (name: ContentField) => ({
  condition: (data: { kind?: unknown }, { type = 'url' }: Siblings = {}) =>
    // A type that there is not is for its own field to refuse.
    isStatic(data) && Boolean(FIELDS_OF[type]?.includes(name)),
  disableBulkEdit: true,
  disableListColumn: true,
  disableListFilter: true,
})

type Arguments = {
  data: { kind?: unknown }
  req: { t: Parameters<typeof translate>[0] }
  siblingData: Siblings
}

/** The writer of the symbol says what is wrong; each field shows what it is to blame for. */
const validate =
  (name: ContentField) =>
  (_: unknown, { data, req, siblingData }: Arguments): string | true => {
    if (!isStatic(data)) return true
    try {
      contentOf(siblingData.type ?? 'url', siblingData)
      return true
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      if (error.field !== name) return true
      return translate(req.t, `plugin-qr:${error.problem}`, error.values)
    }
  }
