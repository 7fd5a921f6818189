import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { historyEndpoints } from '../../endpoints/history/historyEndpoints.js'
import { freeSlug, slugify } from '../../hooks/campaigns/freeSlug.js'
import { notifyCampaignChange } from '../../hooks/codes/notifyCodeChange.js'
import { keepUntouched } from '../../hooks/form/keepUntouched.js'
import { forgetHistory, noteHistory, readBefore } from '../../hooks/history/recordHistory.js'
import { lockEdited } from '../../hooks/lockDocuments.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { loadedValuesField, titleField, utmTextFields } from '../commonFields.js'
import { presetField } from '../designs/designFields.js'

/** Campaigns: a name over several codes, and the UTM values they share. */
export function createCampaignsCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    slug: options.slugs.campaigns,
    access: { ...options.access.campaigns },
    admin: {
      defaultColumns: ['title', 'slug', 'updatedAt'],
      group: inLanguages('plugin-qr:group'),
      useAsTitle: 'title',
    },
    defaultPopulate: { slug: true, title: true, utm: true },
    endpoints: options.disabled ? [] : historyEndpoints(options, options.slugs.campaigns),
    fields: [
      loadedValuesField(),
      titleField(),
      {
        name: 'slug',
        type: 'text',
        admin: { description: label('plugin-qr:slugHint'), position: 'sidebar' },
        hooks: {
          beforeDuplicate: [({ req, value }) => freeSlug(options, req, String(value ?? ''))],
          beforeValidate: [
            ({ data, originalDoc, value }) =>
              slugify((value as string) || data?.title || originalDoc?.title || ''),
          ],
        },
        index: true,
        label: label('plugin-qr:slug'),
        unique: true,
      },
      {
        name: 'utm',
        type: 'group',
        admin: { description: label('plugin-qr:campaignDefaultsHint') },
        fields: [{ type: 'row', fields: utmTextFields() }],
        label: label('plugin-qr:campaignDefaults'),
      },
      presetField(options, { admin: { position: 'sidebar' } }),
      {
        name: 'codes',
        type: 'join',
        admin: { defaultColumns: ['title', 'code', 'status', 'scans', 'visitors', 'lastScanAt'] },
        collection: options.slugs.codes,
        label: label('plugin-qr:codes'),
        on: 'campaign',
      },
      ...(options.disabled ? [] : [historyPanel()]),
    ],
    hooks: {
      afterChange: [noteHistory(options), notifyCampaignChange(options)],
      beforeChange: [readBefore],
      afterError: [nameWrongFields],
      beforeOperation: [lockEdited(options), keepUntouched()],
      afterDelete: [
        forgetHistory(options),
        ({ id, req }) => notifyCampaignChange(options)({ doc: { id }, req } as never),
      ],
    },
    labels: { plural: label('plugin-qr:campaigns'), singular: label('plugin-qr:campaign') },
  }
}

const historyPanel = (): Field => ({
  name: 'history',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/client#HistoryPanel' },
    disableListColumn: true,
  },
})
