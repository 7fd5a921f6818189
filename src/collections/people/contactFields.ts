import type { Field, GroupField, TextField } from 'payload'

import { renewConsent } from '../../hooks/people/renewConsent.js'
import { label } from '../../translations/label.js'

const readOnly = { readOnly: true } as const
const never = () => false
/** Only the plugin writes these: they are computed from scans and sales. */
const computed = { create: never, update: never } as const

const UTM = ['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const

/** A touch: which scan it was, and how sure it is that this person made it. */
export function touchField(name: 'firstTouch' | 'lastTouch'): GroupField {
  const text = (field: string, more: Partial<TextField> = {}): Field =>
    ({ name: field, type: 'text', admin: readOnly, ...more }) as Field
  return {
    name,
    type: 'group',
    access: computed,
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'at',
            type: 'date',
            admin: { ...readOnly, date: { pickerAppearance: 'dayAndTime' } },
            label: label('plugin-qr:scannedAt'),
          },
          text('code', { label: label('plugin-qr:code') }),
          text('campaign', { label: label('plugin-qr:campaign') }),
          text('certainty', { label: label('plugin-qr:crmCertainty') }),
        ],
      },
      {
        type: 'collapsible',
        admin: { initCollapsed: true },
        fields: [{ type: 'row', fields: UTM.map((utm) => text(utm)) }, text('scanId')],
        label: label('plugin-qr:utm'),
      },
    ],
    label: label(name === 'firstTouch' ? 'plugin-qr:crmFirstTouch' : 'plugin-qr:crmLastTouch'),
  }
}

type Counted = 'conversions' | 'scanCount' | 'tickets' | 'ticketsAttended' | 'ticketsHeld'

const number = (name: Counted): Field => ({
  name,
  type: 'number',
  access: computed,
  admin: { ...readOnly, position: 'sidebar' },
  defaultValue: 0,
  label: label(`plugin-qr:crm_${name}`),
})

export function countFields(): Field[] {
  return [
    number('scanCount'),
    {
      name: 'codes',
      type: 'text',
      access: computed,
      admin: { ...readOnly, position: 'sidebar' },
      hasMany: true,
      label: label('plugin-qr:codes'),
    },
    number('conversions'),
    number('tickets'),
    // ISO 4217 code -> amount in major units
    {
      name: 'value',
      type: 'json',
      access: computed,
      admin: { disableListColumn: true, hidden: true },
    },
    {
      name: 'valueText',
      type: 'text',
      access: computed,
      admin: { ...readOnly, position: 'sidebar' },
      label: label('plugin-qr:crmValue'),
    },
  ]
}

/** Only while attendees are contacts: who held a ticket, and was let in with it. */
export function attendeeFields(): Field[] {
  return [
    // buyer, attendee
    {
      name: 'roles',
      type: 'text',
      access: computed,
      admin: { ...readOnly, position: 'sidebar' },
      hasMany: true,
      label: label('plugin-qr:crmRoles'),
    },
    number('ticketsHeld'),
    number('ticketsAttended'),
    {
      name: 'lastAttendedAt',
      type: 'date',
      access: computed,
      admin: { ...readOnly, date: { pickerAppearance: 'dayAndTime' }, position: 'sidebar' },
      label: label('plugin-qr:crmLastAttendedAt'),
    },
  ]
}

/** Given, when, by what, and when it was withdrawn. Without it a contact stays here, unless a contract is the documented basis. */
export function consentField(): GroupField {
  return {
    name: 'consent',
    type: 'group',
    admin: { position: 'sidebar' },
    fields: [
      {
        name: 'given',
        type: 'checkbox',
        defaultValue: false,
        label: label('plugin-qr:crmConsent'),
      },
      {
        name: 'at',
        type: 'date',
        admin: { condition: (_, consent) => Boolean(consent?.given) },
        label: label('plugin-qr:crmConsentAt'),
      },
      {
        name: 'source',
        type: 'text',
        admin: {
          condition: (_, consent) => Boolean(consent?.given),
          description: label('plugin-qr:crmConsentSourceHint'),
        },
        label: label('plugin-qr:crmConsentSource'),
      },
      {
        name: 'withdrawnAt',
        type: 'date',
        admin: {
          ...readOnly,
          condition: (_, consent) => Boolean(consent?.withdrawnAt && !consent.given),
          date: { pickerAppearance: 'dayAndTime' },
        },
        label: label('plugin-qr:crmConsentWithdrawnAt'),
      },
      {
        name: 'contractBasis',
        type: 'text',
        access: computed,
        admin: { ...readOnly, condition: (_, consent) => Boolean(consent?.contractBasis) },
        label: label('plugin-qr:crmContractBasis'),
      },
    ],
    hooks: { beforeValidate: [renewConsent] },
    label: false,
  }
}
