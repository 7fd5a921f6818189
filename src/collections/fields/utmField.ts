import type { GroupField, TextField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { label } from '../../translations/label.js'

/** The five UTM fields, in the order marketers write them. Empty means inherited. */
export const utmTextFields = (): TextField[] =>
  (['source', 'medium', 'campaign', 'term', 'content'] as const).map((name) => ({
    name,
    type: 'text',
    admin: { width: '50%' },
    label: `utm_${name}`,
    maxLength: 200,
  }))

/** UTM values of one code, with what it inherits shown below. */
export function utmField(options: QROptions): GroupField {
  return {
    name: 'utm',
    type: 'group',
    admin: { description: label('plugin-qr:utmHint') },
    fields: [
      { type: 'row', fields: utmTextFields() },
      {
        name: 'inherited',
        type: 'ui',
        admin: {
          components: {
            Field: {
              clientProps: { campaigns: options.slugs.campaigns, defaults: options.utm },
              path: 'payload-plugin-qr/client#UTMPreview',
            },
          },
          disableListColumn: true,
        },
      },
    ],
    label: label('plugin-qr:utm'),
  }
}
