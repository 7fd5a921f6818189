import type { GroupField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { label } from '../../translations/label.js'
import { utmTextFields } from '../commonFields.js'

/** UTM values of one code. Empty ones are inherited, and say so where our parts of the admin are. */
export function utmField(options: QROptions): GroupField {
  const { disabled, schemes, slugs, utm } = options
  const clientProps = {
    campaigns: slugs.campaigns,
    codes: slugs.codes,
    defaults: utm,
    schemes: [...schemes],
  }
  const input = { components: { Field: 'payload-plugin-qr/client#UTMInput' } }
  return {
    name: 'utm',
    type: 'group',
    admin: {
      description: label('plugin-qr:utmHint'),
      ...(!disabled && {
        components: { Field: { clientProps, path: 'payload-plugin-qr/client#UTMFields' } },
      }),
    },
    fields: [
      {
        name: 'off',
        type: 'checkbox',
        admin: { description: label('plugin-qr:utmOffHint') },
        defaultValue: false,
        label: label('plugin-qr:utmOff'),
      },
      {
        type: 'row',
        fields: utmTextFields().map((field) =>
          disabled ? field : { ...field, admin: { ...field.admin, ...input } },
        ),
      },
    ],
    label: label('plugin-qr:utm'),
  }
}
