import type { Access, CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewScans } from '../../access/readableScans.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { refuseMalformed } from '../../hooks/refuseMalformed.js'
import { keepApart } from '../../hooks/tenants/keepApart.js'
import { validateRelated } from '../../hooks/validateRelated.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { REPORT_PERIODS } from '../../vocabulary/reports.js'
import { titleField, validateChosen } from '../commonFields.js'
import { internalCollection } from '../internalCollection.js'

type Made = { options: QROptions; userSlug: string }

/** What is reported to whom. */
export function createReportsCollection({ options, userSlug }: Made): CollectionConfig {
  const { access, reports, slugs } = options
  const receivers = (reports && reports.collection) || userSlug
  const viewers: Access = ({ req }) => mayViewScans(options, req)
  return {
    slug: slugs.reports,
    access: {
      create: viewers,
      delete: viewers,
      read: viewers,
      update: viewers,
      ...access.reports,
    },
    admin: {
      defaultColumns: ['title', 'every', 'campaign', 'receivers'],
      description: ({ t }) => translate(t as never, 'plugin-qr:reportsHint'),
      group: inLanguages('plugin-qr:group'),
      useAsTitle: 'title',
    },
    fields: [
      titleField(),
      {
        name: 'every',
        type: 'select',
        admin: { isClearable: false },
        defaultValue: 'week',
        label: label('plugin-qr:reportEvery'),
        options: REPORT_PERIODS.map((value) => ({
          label: label(`plugin-qr:reportEvery_${value}`),
          value,
        })),
        validate: validateChosen,
      },
      {
        name: 'campaign',
        type: 'relationship',
        admin: { description: label('plugin-qr:reportCampaignHint') },
        label: label('plugin-qr:campaign'),
        relationTo: slugs.campaigns,
        validate: validateRelated(slugs.campaigns) as never,
      },
      {
        name: 'receivers',
        type: 'relationship',
        admin: { description: label('plugin-qr:reportReceiversHint') },
        hasMany: true,
        label: label('plugin-qr:reportReceivers'),
        relationTo: receivers,
        required: true,
        // Only who may see a person sends them a report: its title is read there.
        validate: validateRelated(receivers, {
          message: 'plugin-qr:reportReceiverMissing',
          seen: true,
        }) as never,
      },
    ],
    hooks: {
      afterError: [nameWrongFields],
      beforeChange: [keepApart(options)],
      beforeValidate: [refuseMalformed],
    },
    labels: { plural: label('plugin-qr:reports'), singular: label('plugin-qr:report') },
  }
}

/** One row for each report, receiver and period; the id says all three. */
export const createReportSendsCollection = ({
  options,
}: {
  options: QROptions
}): CollectionConfig => ({
  ...internalCollection,
  slug: options.slugs.reportSends,
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'claimedUntil', type: 'date' },
    { name: 'sentAt', type: 'date' },
  ],
})
