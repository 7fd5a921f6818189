import type {
  CollectionSlug,
  Field,
  GroupField,
  PayloadRequest,
  RadioFieldValidation,
  TextField,
} from 'payload'

import { radio } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { campaignLeadsOn } from '../../hooks/campaigns/campaignDestination.js'
import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { isThere } from '../../hooks/isThere.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { hasOwnWays } from '../../vocabulary/between.js'
import { relationID } from '../../vocabulary/relationID.js'
import { pagesField } from './pagesField.js'

type Siblings = { type?: string } | undefined
type Reference = { relationTo: string; value: ID | { id: ID } } | null | undefined
type Stored = { reference?: Reference; type?: string }
type Saved = {
  collectionSlug?: string
  id?: ID
  previousValue?: unknown
  req: PayloadRequest
  siblingData: unknown
}

/** Not `required`: types and GraphQL would ask for a destination in every `create`, of static codes too. */
const validateType: RadioFieldValidation = (value, args) =>
  radio(value, { ...args, required: true })

/**
 * Where a code leads: a web address, or a document whose address it follows. A campaign may have one for
 * all of its codes that say nothing themselves.
 */
export function destinationField(options: QROptions, of: 'campaign' | 'code' = 'code'): GroupField {
  const collections = Object.keys(options.destinations)
  return {
    name: 'destination',
    type: 'group',
    admin: { hideGutter: true },
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
        validate: validateType,
      },
      urlField(options, of),
      ...(collections.length > 0 ? [referenceField(collections)] : []),
    ],
    ...(of === 'campaign' && {
      admin: { description: label('plugin-qr:campaignDestinationHint') },
    }),
    label: label(of === 'campaign' ? 'plugin-qr:campaignDestination' : 'plugin-qr:destination'),
  }
}

function urlField(options: QROptions, of: 'campaign' | 'code'): TextField {
  return {
    name: 'url',
    type: 'text',
    admin: {
      condition: (_, siblings: Siblings) => siblings?.type !== 'reference',
      placeholder: 'https://example.com/tickets',
    },
    label: label('plugin-qr:destinationURL'),
    validate: async (value: null | string | undefined, { data, req, siblingData }) => {
      const { between, kind } = data as { between?: { kind?: unknown }; kind?: string }
      if (kind === 'static') return true
      if (!value && hasOwnWays(between?.kind)) return true
      if ((siblingData as Siblings)?.type === 'reference') return true
      if (value) return validateDestination(value, options, req)
      if (of === 'campaign') return true
      const { campaign } = data as { campaign?: unknown }
      return (
        (await campaignLeadsOn(campaign, options, req)) ||
        translate(req.t, 'plugin-qr:destinationMissing')
      )
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
    validate: async (value: Reference, args: Saved) => {
      const { req, siblingData } = args
      if ((siblingData as Siblings)?.type !== 'reference') return true
      if (!value) return (await isLost(args)) || translate(req.t, 'plugin-qr:destinationMissing')
      const isStored = await isThere(req, value.relationTo, relationID(value.value))
      // Asked here, because the database says no only in its own words.
      return isStored || req.t('validation:invalidSelection')
    },
  } as Field
}

/** Was its document deleted, and the relation with it? What is printed is then saved otherwise all the same. */
async function isLost({ id, collectionSlug, previousValue, req }: Saved): Promise<boolean> {
  if (id === undefined || !collectionSlug || previousValue) return false
  const stored = await req.payload.db.findOne<{ destination?: Stored; id: ID }>({
    collection: collectionSlug as CollectionSlug,
    req,
    select: { destination: true },
    where: { id: { equals: id } },
  })
  return stored?.destination?.type === 'reference' && !stored.destination.reference
}

/** When a code leads on, how often, and where people go otherwise. */
export function scheduleFields(options: QROptions): Field[] {
  const date = { pickerAppearance: 'dayAndTime' } as const
  return [
    {
      type: 'collapsible',
      admin: {
        initCollapsed: false,
        ...(!options.disabled && {
          components: {
            Field: {
              clientProps: {
                hasMaps: options.maps !== false,
                hasVisitors: options.visitors !== false,
              },
              path: 'payload-plugin-qr/client#ScheduleFields',
            },
          } as object,
        }),
      },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'startsAt',
              type: 'date',
              admin: { date, width: '50%' },
              label: label('plugin-qr:startsAt'),
            },
            {
              name: 'expiresAt',
              type: 'date',
              admin: { date, width: '50%' },
              label: label('plugin-qr:expiresAt'),
              validate: (value, { data, req }) => {
                const start = (data as { startsAt?: Date | string }).startsAt
                if (!value || !start || new Date(value) > new Date(start)) return true
                return translate(req.t, 'plugin-qr:endBeforeStart', {
                  start: new Date(start).toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
                })
              },
            },
          ],
        },
        {
          type: 'row',
          fields: [limitField('scanLimit'), limitField('scansPerVisitor')],
        },
        {
          name: 'fallbackURL',
          type: 'text',
          admin: {
            description: label('plugin-qr:fallbackURLHint'),
            placeholder: options.fallbackURL ?? 'https://example.com/sold-out',
          },
          label: label('plugin-qr:fallbackURL'),
          validate: (
            value: null | string | undefined,
            { req }: { req: Parameters<typeof validateDestination>[2] },
          ) => !value || validateDestination(value, options, req),
        },
        pagesField(options, 'code'),
      ],
      label: label('plugin-qr:schedule'),
    },
  ]
}

/** How many people are sent on in all, and how often one of them. */
const limitField = (name: 'scanLimit' | 'scansPerVisitor'): Field => ({
  name,
  type: 'number',
  admin: { description: label(`plugin-qr:${name}Hint`), step: 1, width: '50%' },
  label: label(`plugin-qr:${name}`),
  validate: (
    value: null | number | undefined,
    { req }: { req: Parameters<typeof validateDestination>[2] },
  ) =>
    value === null ||
    value === undefined ||
    (Number.isInteger(value) && value >= 1 && value <= 2_147_483_647) ||
    translate(req.t, 'plugin-qr:limitWhole'),
})
