import type { GroupField, PayloadRequest, TextField, TextFieldSingleValidation } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TextKey } from '../../translations/en.js'

import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

type Condition = NonNullable<NonNullable<GroupField['admin']>['condition']>

/** The contact of a page in between. */
export function contactCardField(options: QROptions, condition: Condition): GroupField {
  const validateWebsite: TextFieldSingleValidation = (
    value: null | string | undefined,
    { req }: { req: PayloadRequest },
  ) => !value || validateDestination(value, options, req)
  return {
    name: 'card',
    type: 'group',
    admin: { condition, hideGutter: true },
    fields: [
      {
        type: 'row',
        fields: [
          part('name', 'plugin-qr:betweenName', validateName),
          part('organization', 'plugin-qr:betweenOrganization'),
        ],
      },
      {
        type: 'row',
        fields: [
          part('phone', 'plugin-qr:betweenPhone', validatePhone),
          part('email', 'plugin-qr:betweenEmail', validateEmail),
        ],
      },
      part('website', 'plugin-qr:betweenWebsite', validateWebsite),
    ],
    label: label('plugin-qr:betweenCard'),
  }
}

const part = (name: string, key: TextKey, validate?: TextFieldSingleValidation): TextField => ({
  name,
  type: 'text',
  admin: { disableBulkEdit: true, disableListColumn: true, width: '50%' },
  label: label(key),
  maxLength: 200,
  ...(validate && { validate }),
})

/** As phones do: by a person's name, or that of an organisation. */
const validateName: TextFieldSingleValidation = (
  value: null | string | undefined,
  { data, req, siblingData }: Parameters<TextFieldSingleValidation>[1],
) => {
  const { between } = data as { between?: { kind?: unknown } }
  const { organization } = siblingData as { organization?: null | string }
  if (between?.kind !== 'card' || value || organization) return true
  return translate(req.t, 'plugin-qr:betweenNameMissing')
}

const validatePhone: TextFieldSingleValidation = (
  value: null | string | undefined,
  { req }: { req: PayloadRequest },
) =>
  !value ||
  (/^[\d\s+*#()/.-]{3,40}$/.test(value) && /\d/.test(value)) ||
  translate(req.t, 'plugin-qr:contentNoDigits', { value: value.slice(0, 40) })

const validateEmail: TextFieldSingleValidation = (
  value: null | string | undefined,
  { req }: { req: PayloadRequest },
) =>
  !value ||
  /^[^\s@<>?&]+@[^\s@<>?&]+\.[^\s@<>?&]+$/.test(value) ||
  translate(req.t, 'plugin-qr:contentEmail', { value: value.slice(0, 60) })
