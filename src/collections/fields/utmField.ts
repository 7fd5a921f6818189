import type { GroupField, TextField } from 'payload'

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

/** UTM values of one code; what it inherits is shown by the panel below. */
export function utmField(): GroupField {
  return {
    name: 'utm',
    type: 'group',
    admin: { description: label('plugin-qr:utmHint') },
    fields: [
      {
        name: 'off',
        type: 'checkbox',
        admin: { description: label('plugin-qr:utmOffHint') },
        defaultValue: false,
        label: label('plugin-qr:utmOff'),
      },
      { type: 'row', fields: utmTextFields() },
    ],
    label: label('plugin-qr:utm'),
  }
}
