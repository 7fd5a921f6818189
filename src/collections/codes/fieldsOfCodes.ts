import type { Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateRelated } from '../../hooks/validateRelated.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { loadedValuesField, titleField } from '../commonFields.js'
import { designFields, presetField } from '../designs/designFields.js'
import { codeContactFields } from '../people/codeContactFields.js'
import { betweenField } from './betweenField.js'
import {
  aliasesField,
  batchField,
  codeField,
  searchField,
  shortURLFields,
  stateField,
  statusField,
} from './codeFields.js'
import { contentField, kindField, whenDynamic } from './contentFields.js'
import { counterFields } from './counterFields.js'
import { destinationField, scheduleFields } from './destinationFields.js'
import { domainField, hostField } from './domainField.js'
import { gs1Field } from './gs1Field.js'
import { rulesField } from './rulesField.js'
import { tagsField } from './tagsField.js'
import { ticketField } from './ticketField.js'
import { utmField } from './utmField.js'

export type CodesContext = { options: QROptions; userSlug: string }

/** What a code is made of, in the order of its form. */
export function fieldsOfCodes({ options, userSlug }: CodesContext): Field[] {
  // Parts that ask our endpoints go with them. They hold no data: the schema stays as it is.
  const asking = (field: Field): Field[] => (options.disabled ? [] : [field])
  return [
    loadedValuesField(),
    ...asking(codeCard()),
    titleField(),
    kindField(),
    contentField(),
    whenDynamic(codeField(options)),
    ...(options.checkIn ? [whenDynamic(ticketField())] : []),
    whenDynamic(aliasesField(options)),
    whenDynamic(domainField(options, 'code')),
    hostField(),
    ...shortURLFields(options),
    whenDynamic(destinationField(options)),
    whenDynamic(rulesField(options)),
    whenDynamic(betweenField(options)),
    ...(options.gs1 ? [whenDynamic(gs1Field(options))] : []),
    ...asking(whenDynamic(panel('goes', 'payload-plugin-qr/rsc#ScanPreview'))),
    whenDynamic(utmField(options)),
    ...scheduleFields(options).map(whenDynamic),
    {
      name: 'placement',
      type: 'textarea',
      admin: { description: label('plugin-qr:placementHint'), rows: 2 },
      label: label('plugin-qr:placement'),
      maxLength: 1000,
    },
    tagsField(),
    codeDesign(options),
    whenDynamic(panel('latestScans', 'payload-plugin-qr/rsc#LatestScans')),
    ...asking(whenDynamic(panel('forgetTests', 'payload-plugin-qr/rsc#ForgetTests'))),
    ...asking(panel('history', 'payload-plugin-qr/client#HistoryPanel')),
    whenDynamic(statusField(options)),
    stateField(),
    searchField(),
    {
      name: 'campaign',
      type: 'relationship',
      admin: {
        ...sidebar,
        components: {
          Cell: {
            clientProps: { campaigns: options.slugs.campaigns },
            path: 'payload-plugin-qr/client#CampaignCell',
          },
        },
      },
      label: label('plugin-qr:campaign'),
      relationTo: options.slugs.campaigns,
      validate: validateRelated(options.slugs.campaigns) as never,
    },
    ...codeContactFields(options),
    ...counterFields(options),
    ...(options.symbol.publicImages ? [publicImageField()] : []),
    batchField(),
    {
      name: 'createdBy',
      type: 'relationship',
      access: { create: () => false, update: () => false },
      admin: { ...sidebar, readOnly: true, condition: (data) => Boolean(data?.createdBy) },
      label: label('plugin-qr:createdBy'),
      relationTo: userSlug,
    },
    ...asking(actionsCell()),
  ]
}

const sidebar = { position: 'sidebar' } as const

/** Whether everybody may see the symbol, at an address of its own. */
const publicImageField = (): Field => ({
  name: 'publicImage',
  type: 'checkbox',
  admin: { ...sidebar, description: label('plugin-qr:publicImageHint') },
  defaultValue: false,
  label: label('plugin-qr:publicImage'),
})

/** The symbol: in a row of the list, and in the card on top of a code's page. */
const codeCard = (): Field => ({
  name: 'symbol',
  type: 'ui',
  admin: {
    components: {
      Cell: 'payload-plugin-qr/rsc#SymbolCell',
      Field: 'payload-plugin-qr/rsc#CodeCard',
    },
  },
  label: inLanguages('plugin-qr:symbol'),
})

/** How the symbol looks: a preset, and what this code has otherwise. */
const codeDesign = (options: QROptions): Field => ({
  type: 'collapsible',
  admin: { initCollapsed: false },
  fields: [presetField(options), ...designFields(options)],
  label: label('plugin-qr:design'),
})

/** In a row of the list alone. */
const actionsCell = (): Field => ({
  name: 'actions',
  type: 'ui',
  admin: { components: { Cell: 'payload-plugin-qr/client#ActionsCell' } },
  label: inLanguages('plugin-qr:actions'),
})

/** A part of the page that holds no data. */
const panel = (name: string, Field: string): Field => ({
  name,
  type: 'ui',
  admin: { components: { Field }, disableListColumn: true },
})
