import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewContacts } from '../../access/mayViewContacts.js'
import { tellSale } from '../../hooks/webhooks/tellSale.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'

const never = () => false

const STATUSES = [
  'pending',
  'complete',
  'partially-cancelled',
  'partially-refunded',
  'cancelled',
  'refunded',
] as const

/** How a sale came to its code. */
const TOUCH_MODELS = ['scan-id', 'shop-mark', 'last-touch', 'none'] as const

/**
 * Orders of ticket shops, each the sum of all its events so far. Written by jobs only; a
 * cancellation or refund takes it back because every number is computed anew from `state`.
 */
export function createConversionsCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    slug: options.slugs.conversions,
    access: {
      create: never,
      delete: never,
      read: ({ req }) => mayViewContacts(options, req),
      update: never,
    },
    admin: {
      defaultColumns: ['orderId', 'status', 'amount', 'currency', 'code', 'contact', 'soldAt'],
      group: inLanguages('plugin-qr:group'),
      listSearchableFields: ['orderId', 'code'],
      useAsTitle: 'orderId',
    },
    custom: { 'payload-plugin-qr': 'conversions' },
    defaultSort: '-soldAt',
    disableDuplicate: true,
    fields: fieldsOf(options),
    hooks: { afterChange: options.webhooks && !options.disabled ? [tellSale(options)] : [] },
    graphQL: options.disabled ? false : { disableMutations: true },
    labels: {
      plural: label('plugin-qr:crmConversions'),
      singular: label('plugin-qr:crmConversion'),
    },
    lockDocuments: false,
    versions: false,
  }
}

function fieldsOf({ slugs }: QROptions): Field[] {
  const hidden = { disableListColumn: true, hidden: true } as const
  return [
    // `<provider>:<order id>`
    { name: 'key', type: 'text', admin: hidden, index: true, unique: true },
    { name: 'provider', type: 'text', label: label('plugin-qr:crmProvider') },
    { name: 'orderId', type: 'text', label: label('plugin-qr:crmOrder') },
    {
      name: 'status',
      type: 'select',
      enumName: 'enum_qr_conversion_status',
      label: label('plugin-qr:crmStatus'),
      options: STATUSES.map((value) => ({ label: label(`plugin-qr:crm_${value}`), value })),
    },
    { name: 'origin', type: 'text' },
    // what is left, in major units of the currency
    { name: 'amount', type: 'number', label: label('plugin-qr:crmAmount') },
    { name: 'currency', type: 'text', label: label('plugin-qr:crmCurrency') },
    // 1 for a sale that stands; 0 when it is pending, given back or only changes another
    { name: 'conversions', type: 'number', admin: hidden, defaultValue: 0 },
    { name: 'tickets', type: 'number', label: label('plugin-qr:crm_tickets') },
    { name: 'ticketsAttended', type: 'number', label: label('plugin-qr:crmAttended') },
    { name: 'soldAt', type: 'date', index: true, label: label('plugin-qr:crmSoldAt') },
    {
      name: 'contact',
      type: 'relationship',
      index: true,
      label: label('plugin-qr:crmContact'),
      relationTo: slugs.contacts,
    },
    {
      name: 'qrCode',
      type: 'relationship',
      index: true,
      label: label('plugin-qr:codeSingular'),
      relationTo: slugs.codes,
    },
    { name: 'code', type: 'text', label: label('plugin-qr:code') },
    { name: 'campaign', type: 'text', label: label('plugin-qr:campaign') },
    { name: 'scanId', type: 'text', label: label('plugin-qr:scan') },
    {
      name: 'touchModel',
      type: 'select',
      enumName: 'enum_qr_conversion_touch',
      label: label('plugin-qr:crmTouchModel'),
      options: TOUCH_MODELS.map((value) => ({ label: label(`plugin-qr:crm_${value}`), value })),
    },
    { name: 'customerId', type: 'text', admin: hidden },
    { name: 'test', type: 'checkbox', admin: hidden, defaultValue: false },
    // the reducer's state, see integrations/ticketing/conversion
    { name: 'state', type: 'json', admin: hidden, access: { read: never } },
  ]
}
