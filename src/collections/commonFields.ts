import type { GroupField, TextField, UIField } from 'payload'

import { label } from '../translations/label.js'
import { translate } from '../translations/translate.js'

/** Sends along what a form was loaded with, see `keepUntouched`. Shows and holds nothing. */
export const loadedValuesField = (): UIField => ({
  name: 'qrLoaded',
  type: 'ui',
  admin: {
    components: { Field: 'payload-plugin-qr/client#LoadedValues' },
    disableBulkEdit: true,
    disableListColumn: true,
  },
})

/** What people call a code or a campaign. A copy says so, in the language of who made it. */
export function titleField(): TextField {
  return {
    name: 'title',
    type: 'text',
    hooks: {
      beforeDuplicate: [
        ({ req, value }) =>
          typeof value === 'string' && value !== ''
            ? translate(req.t, 'plugin-qr:copyOf', { title: value })
            : value,
      ],
    },
    label: label('plugin-qr:title'),
    required: true,
  }
}

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
