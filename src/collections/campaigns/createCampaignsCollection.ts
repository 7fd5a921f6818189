import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { cockpitEndpoint } from '../../endpoints/campaigns/cockpitEndpoint.js'
import { historyEndpoints } from '../../endpoints/history/historyEndpoints.js'
import {
  checkCampaignDestination,
  keepNeededCampaign,
} from '../../hooks/campaigns/campaignDestination.js'
import { freeSlug, slugify } from '../../hooks/campaigns/freeSlug.js'
import { leaveDomain, moveCodes, noteDomain } from '../../hooks/campaigns/moveCodes.js'
import { notifyCampaignChange } from '../../hooks/codes/notifyCodeChange.js'
import { keepUntouched } from '../../hooks/form/keepUntouched.js'
import { forgetHistory, noteHistory, readBefore } from '../../hooks/history/recordHistory.js'
import { lockEdited } from '../../hooks/lockDocuments.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { refuseMalformed } from '../../hooks/refuseMalformed.js'
import { keepApart } from '../../hooks/tenants/keepApart.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { domainField } from '../codes/domainField.js'
import { loadedValuesField, titleField } from '../commonFields.js'
import { presetField } from '../designs/designFields.js'
import { budgetField, goalField, inheritedField, runField } from './campaignFields.js'

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
    endpoints: options.disabled
      ? []
      : [cockpitEndpoint(options), ...historyEndpoints(options, options.slugs.campaigns)],
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
              value && typeof value !== 'string'
                ? value
                : slugify(value || String(data?.title || originalDoc?.title || '')),
          ],
        },
        index: true,
        label: label('plugin-qr:slug'),
        unique: true,
      },
      ...(options.disabled ? [] : [cockpitPanel(options)]),
      {
        name: 'codes',
        type: 'join',
        admin: {
          defaultColumns: [
            'title',
            ...(options.disabled ? [] : ['symbol']),
            'status',
            'scans',
            'visitors',
            ...(hasHealth(options) ? ['health'] : []),
            'code',
            'lastScanAt',
          ],
        },
        collection: options.slugs.codes,
        label: label('plugin-qr:codes'),
        on: 'campaign',
      },
      domainField(options, 'campaign'),
      runField(),
      goalField(),
      budgetField(),
      inheritedField(options),
      presetField(options, { admin: { position: 'sidebar' } }),
      ...(options.disabled ? [] : [historyPanel()]),
    ],
    hooks: {
      afterChange: [moveCodes(options), noteHistory(options), notifyCampaignChange(options)],
      beforeChange: [
        keepApart(options),
        checkCampaignDestination(options),
        noteDomain(options),
        readBefore,
      ],
      beforeDelete: [keepNeededCampaign(options), leaveDomain(options)],
      afterError: [nameWrongFields],
      beforeOperation: [lockEdited(options), keepUntouched(['destination'])],
      beforeValidate: [refuseMalformed],
      afterDelete: [
        forgetHistory(options),
        ({ id, req }) => notifyCampaignChange(options)({ doc: { id }, req } as never),
      ],
    },
    labels: { plural: label('plugin-qr:campaigns'), singular: label('plugin-qr:campaign') },
  }
}

/** Whether codes show their last days beside their numbers. */
const hasHealth = ({ analytics, disabled }: QROptions): boolean =>
  !disabled && analytics !== false && Boolean(analytics.health)

const historyPanel = (): Field => ({
  name: 'history',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/client#HistoryPanel' },
    disableListColumn: true,
  },
})

/** How it goes, and what to do with all of its codes. */
const cockpitPanel = (options: QROptions): Field => ({
  name: 'cockpit',
  type: 'ui',
  admin: {
    components: {
      Field: {
        clientProps: { codes: options.slugs.codes },
        path: 'payload-plugin-qr/client#CampaignCockpit',
      },
    },
    disableListColumn: true,
  },
})
