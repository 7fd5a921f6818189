import type { TextField } from 'payload'

import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

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
