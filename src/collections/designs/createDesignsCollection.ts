import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { refuseMalformed } from '../../hooks/refuseMalformed.js'
import { keepApart } from '../../hooks/tenants/keepApart.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { titleField } from '../commonFields.js'
import { designFields } from './designFields.js'

/** Presets: looks of symbols that campaigns and codes take over, and follow when they change. */
export function createDesignsCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    slug: options.slugs.designs,
    access: { ...options.access.designs },
    admin: {
      defaultColumns: ['title', 'updatedAt'],
      group: inLanguages('plugin-qr:group'),
      useAsTitle: 'title',
    },
    fields: [titleField(), ...designFields(options)],
    hooks: {
      afterError: [nameWrongFields],
      beforeChange: [keepApart(options)],
      beforeValidate: [refuseMalformed],
    },
    labels: { plural: label('plugin-qr:designs'), singular: label('plugin-qr:designSingular') },
  }
}
