import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { freeSlug, slugify } from '../../hooks/campaigns/freeSlug.js'
import { notifyCampaignChange } from '../../hooks/codes/notifyCodeChange.js'
import { keepUntouched } from '../../hooks/form/keepUntouched.js'
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
    ],
    hooks: {
      afterChange: [notifyCampaignChange(options)],
      afterError: [nameWrongFields],
      beforeOperation: [lockEdited(options), keepUntouched()],
      afterDelete: [({ id, req }) => notifyCampaignChange(options)({ doc: { id }, req } as never)],
    },
    labels: { plural: label('plugin-qr:campaigns'), singular: label('plugin-qr:campaign') },
  }
}
