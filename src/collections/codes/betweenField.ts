import type { Field, GroupField, PayloadRequest, TextFieldSingleValidation } from 'payload'

import { array, text } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TextKey } from '../../translations/en.js'

import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { pageOwnerOf } from '../../options/site.js'
import { BETWEEN_TEXT } from '../../translations/betweenKinds.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { BETWEEN_KINDS, type BetweenKind, MOST_CHOICES } from '../../vocabulary/between.js'
import { validateChosen } from '../commonFields.js'
import { contactCardField } from './contactCardField.js'
import { passwordFields } from './passwordFields.js'

type Asked = { req: PayloadRequest }
type Siblings = { kind?: string; text?: null | string; title?: null | string } | undefined

const only =
  (...kinds: BetweenKind[]) =>
  (_: unknown, siblings: Siblings) =>
    kinds.includes(siblings?.kind as BetweenKind)

/** What people are asked before they are sent on; off by default. */
export function betweenField(options: QROptions): GroupField {
  const { logo, siteName } = pageOwnerOf(options, null)
  const clientProps = { hasMaps: options.maps !== false, logo, siteName }
  return {
    name: 'between',
    type: 'group',
    admin: {
      description: label('plugin-qr:betweenHint'),
      ...(!options.disabled && {
        components: {
          Field: { clientProps, path: 'payload-plugin-qr/client#BetweenFields' },
        } as object,
      }),
    },
    fields: [
      {
        name: 'kind',
        type: 'select',
        admin: { disableBulkEdit: true, isClearable: false },
        defaultValue: 'none',
        label: label('plugin-qr:betweenKind'),
        options: (['none', ...BETWEEN_KINDS] as const).map((value) => ({
          label: label(BETWEEN_TEXT[value]),
          value,
        })),
        validate: validateChosen,
      },
      own('title', { condition: isOn, maxLength: 120, validate: validateTitle }),
      own('text', { condition: isOn, maxLength: 1000, type: 'textarea' }),
      own('button', { condition: hasButton, maxLength: 60 }),
      ...passwordFields(options),
      choicesField(options),
      contactCardField(options, only('card')),
    ],
    label: label('plugin-qr:between'),
  }
}

const isOn = (_: unknown, siblings: Siblings): boolean =>
  Boolean(siblings?.kind) && siblings?.kind !== 'none'
const hasButton = only('card', 'password', 'preview', 'question')

const NAME_TEXT = {
  button: 'plugin-qr:betweenButton',
  text: 'plugin-qr:betweenText',
  title: 'plugin-qr:betweenTitle',
} as const satisfies Record<string, TextKey>

type Own = {
  condition: (data: unknown, siblings: Siblings) => boolean
  maxLength: number
  type?: 'textarea'
  validate?: TextFieldSingleValidation
}

/** Words of the host. */
const own = (
  name: keyof typeof NAME_TEXT,
  { condition, maxLength, type, validate }: Own,
): Field => {
  const field = {
    name,
    admin: { condition, disableBulkEdit: true, disableListColumn: true },
    label: label(NAME_TEXT[name]),
    maxLength,
  }
  if (type) return { ...field, type }
  return { ...field, type: 'text', ...(validate && { validate }) }
}

/** A question is the host's own: without words there is nothing to agree to. */
const validateTitle: TextFieldSingleValidation = (value, args) => {
  const { kind, text: body } = args.siblingData as NonNullable<Siblings>
  if (kind !== 'question' || value || body) return text(value, args)
  return translate(args.req.t, 'plugin-qr:betweenQuestionMissing')
}

/** Destinations to choose between. */
function choicesField(options: QROptions): Field {
  return {
    name: 'choices',
    type: 'array',
    admin: {
      condition: only('choice', 'links'),
      disableBulkEdit: true,
      disableListColumn: true,
      initCollapsed: false,
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'label',
            type: 'text',
            admin: { width: '40%' },
            label: label('plugin-qr:betweenLabel'),
            maxLength: 80,
            required: true,
          },
          {
            name: 'url',
            type: 'text',
            admin: { placeholder: 'https://example.com/menu', width: '60%' },
            label: label('plugin-qr:destinationURL'),
            required: true,
            validate: (value: null | string | undefined, { req }: Asked) =>
              value
                ? validateDestination(value, options, req)
                : translate(req.t, 'plugin-qr:destinationMissing'),
          },
        ],
      },
    ],
    label: label('plugin-qr:betweenChoices'),
    labels: { plural: label('plugin-qr:betweenChoices'), singular: label('plugin-qr:destination') },
    maxRows: MOST_CHOICES,
    validate: (value, args) => {
      const { kind } = args.siblingData as NonNullable<Siblings>
      const least = kind === 'choice' ? 2 : kind === 'links' ? 1 : 0
      // While a form is filled in, a number stands for its rows.
      const count = Array.isArray(value) ? value.length : Number(value ?? 0)
      if (count < least) return translate(args.req.t, 'plugin-qr:betweenFew', { least })
      return array(value as never, args as never)
    },
  }
}
