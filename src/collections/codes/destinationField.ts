import type { Field, GroupField, TextField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

type Siblings = { type?: string } | undefined

/** Where a code leads: a web address, or a document whose address it follows. */
export function destinationField(options: QROptions): GroupField {
  const collections = Object.keys(options.destinations)
  return {
    name: 'destination',
    type: 'group',
    fields: [
      {
        name: 'type',
        type: 'radio',
        admin: { condition: () => collections.length > 0, layout: 'horizontal' },
        defaultValue: 'url',
        label: label('plugin-qr:destinationType'),
        options: [
          { label: label('plugin-qr:typeURL'), value: 'url' },
          { label: label('plugin-qr:typeReference'), value: 'reference' },
        ],
        required: true,
      },
      urlField(options),
      ...(collections.length > 0 ? [referenceField(collections)] : []),
    ],
    label: label('plugin-qr:destination'),
  }
}

function urlField(options: QROptions): TextField {
  return {
    name: 'url',
    type: 'text',
    admin: {
      condition: (_, siblings: Siblings) => siblings?.type !== 'reference',
      placeholder: 'https://example.com/tickets',
    },
    label: label('plugin-qr:destinationURL'),
    validate: (value: null | string | undefined, { req, siblingData }) => {
      if ((siblingData as Siblings)?.type === 'reference') return true
      if (!value) return translate(req.t, 'plugin-qr:destinationMissing')
      return validateDestination(value, options, req)
    },
  }
}

function referenceField(collections: string[]): Field {
  return {
    name: 'reference',
    type: 'relationship',
    admin: {
      condition: (_, siblings: Siblings) => siblings?.type === 'reference',
      description: label('plugin-qr:destinationReferenceHint'),
    },
    label: label('plugin-qr:destinationReference'),
    // A list even for one collection, so that a second one later needs no migration of data.
    relationTo: collections,
    validate: (
      value: unknown,
      {
        req,
        siblingData,
      }: { req: Parameters<typeof validateDestination>[2]; siblingData: unknown },
    ) =>
      (siblingData as Siblings)?.type !== 'reference' ||
      Boolean(value) ||
      translate(req.t, 'plugin-qr:destinationMissing'),
  } as Field
}
