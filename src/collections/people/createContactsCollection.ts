import type { CollectionConfig, Field } from 'payload'

import { email as emailCheck } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewContacts } from '../../access/mayViewContacts.js'
import { eraseContactEndpoint } from '../../endpoints/people/eraseContactEndpoint.js'
import { keepUntouched } from '../../hooks/form/keepUntouched.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import {
  forgetContact,
  lockContact,
  lockEachContact,
  prepareContact,
  syncContactChange,
} from '../../hooks/people/contactHooks.js'
import { isPlausibleEmail } from '../../integrations/isPlausibleEmail.js'
import { hasAttendance } from '../../people/contacts/holders.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { loadedValuesField, personField } from '../commonFields.js'
import { attendeeFields, consentField, countFields, touchField } from './contactFields.js'

/** People, known by their e-mail address, with what brought them and what they bought. */
export function createContactsCollection({ options }: { options: QROptions }): CollectionConfig {
  const allowed = ({ req }: { req: Parameters<typeof mayViewContacts>[1] }) =>
    mayViewContacts(options, req)
  return {
    slug: options.slugs.contacts,
    access: {
      create: allowed,
      delete: allowed,
      read: allowed,
      readVersions: allowed,
      update: allowed,
    },
    admin: {
      defaultColumns: ['email', 'scanCount', 'tickets', 'valueText', 'updatedAt'],
      group: inLanguages('plugin-qr:group'),
      listSearchableFields: ['email', 'firstName', 'lastName'],
      useAsTitle: 'email',
    },
    custom: { 'payload-plugin-qr': 'contacts' },
    defaultPopulate: { email: true },
    defaultSort: '-updatedAt',
    disableDuplicate: true,
    endpoints: options.disabled ? [] : [eraseContactEndpoint(options)],
    fields: [
      loadedValuesField(),
      {
        name: 'email',
        type: 'email',
        index: true,
        label: label('plugin-qr:crmEmail'),
        required: true,
        unique: true,
        // Payload's own check refuses top-level domains in other scripts
        validate: (value: null | string | undefined, args) =>
          isPlausibleEmail(value?.toLowerCase() ?? '') || emailCheck(value, args),
      },
      {
        type: 'row',
        fields: [
          { name: 'firstName', type: 'text', label: label('plugin-qr:crmFirstName') },
          { name: 'lastName', type: 'text', label: label('plugin-qr:crmLastName') },
        ],
      },
      touchField('firstTouch'),
      touchField('lastTouch'),
      ...countFields(),
      ...(hasAttendance(options) ? attendeeFields() : []),
      consentField(),
      {
        name: 'certainty',
        type: 'select',
        access: { create: () => false, update: () => false },
        admin: { position: 'sidebar', readOnly: true },
        label: label('plugin-qr:crmCertainty'),
        options: (['assumed', 'claimed', 'verified'] as const).map((value) => ({
          label: label(`plugin-qr:crm_${value}`),
          value,
        })),
      },
      {
        name: 'conversionList',
        type: 'join',
        admin: {
          allowCreate: false,
          defaultColumns: ['orderId', 'status', 'amount', 'currency', 'code', 'soldAt'],
        },
        collection: options.slugs.conversions,
        label: label('plugin-qr:crmConversions'),
        on: 'contact',
      },
      ...(options.disabled ? [] : [syncPanel, personField()]),
      // ids at the shops the person bought from, by provider
      {
        name: 'externalIds',
        type: 'json',
        access: { create: () => false, update: () => false },
        admin: { disableListColumn: true, hidden: true },
      },
      // who wrote the name: a person's word stays; when the sweep last looked at it, and with how
      // many scans of its own codes it was computed then
      { name: 'nameFrom', type: 'text', admin: { hidden: true }, access: computedOnly },
      { name: 'touchedAt', type: 'date', admin: { hidden: true }, access: computedOnly },
      { name: 'touchedScans', type: 'number', admin: { hidden: true }, access: computedOnly },
    ],
    graphQL: options.disabled ? false : { disableMutations: true },
    hooks: {
      afterChange: [syncContactChange(options)],
      afterError: [nameWrongFields],
      beforeChange: [lockEachContact()],
      beforeDelete: [forgetContact()],
      beforeOperation: [lockContact(), keepUntouched(['consent'])],
      beforeValidate: [prepareContact()],
    },
    labels: { plural: label('plugin-qr:crmContacts'), singular: label('plugin-qr:crmContact') },
    versions: false,
  }
}

/** How it stands with this person elsewhere; erasure. Holds no data. */
const syncPanel = {
  name: 'sync',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/rsc#ContactPanel' },
    disableListColumn: true,
  },
} satisfies Field

const computedOnly = { create: () => false, read: () => false, update: () => false }
