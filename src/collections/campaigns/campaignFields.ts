import type { Field, GroupField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { minorUnits } from '../../integrations/ticketing/money.js'
import { UTM_PLACEHOLDERS, unknownPlaceholder } from '../../scan/decide/fillUTM.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'
import { GOAL_MEASURES } from '../../vocabulary/campaign.js'
import { destinationField } from '../codes/destinationFields.js'
import { pagesField } from '../codes/pagesField.js'
import { rulesField } from '../codes/rulesField.js'
import { utmTextFields } from '../commonFields.js'

type Req = { t: Parameters<typeof translate>[0] }

/** When a campaign runs, for its figures. Its codes have schedules of their own. */
export const runField = (): Field => ({
  type: 'row',
  fields: [
    {
      name: 'startsAt',
      type: 'date',
      admin: { date: { pickerAppearance: 'dayOnly' }, width: '50%' },
      label: label('plugin-qr:campaignStart'),
    },
    {
      name: 'endsAt',
      type: 'date',
      admin: {
        date: { pickerAppearance: 'dayOnly' },
        description: label('plugin-qr:campaignDatesHint'),
        width: '50%',
      },
      label: label('plugin-qr:campaignEnd'),
      validate: (value, { data, req }) => {
        const { startsAt } = data as { startsAt?: Date | string }
        if (!value || !startsAt || new Date(value) >= new Date(startsAt)) return true
        return translate(req.t, 'plugin-qr:campaignEndBeforeStart')
      },
    },
  ],
})

/** What a campaign is to reach. */
export const goalField = (): GroupField => ({
  name: 'goal',
  type: 'group',
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'target',
          type: 'number',
          admin: { step: 1, width: '50%' },
          label: label('plugin-qr:goalTarget'),
          validate: (value: null | number | undefined, { req }: { req: Req }) =>
            value === null ||
            value === undefined ||
            (Number.isInteger(value) && value >= 1 && value <= 2_147_483_647) ||
            translate(req.t, 'plugin-qr:goalWhole'),
        },
        {
          name: 'measure',
          type: 'select',
          admin: { isClearable: false, width: '50%' },
          defaultValue: 'scans',
          label: label('plugin-qr:goalMeasure'),
          options: GOAL_MEASURES.map((value) => ({
            label: label(`plugin-qr:goal_${value}`),
            value,
          })),
        },
      ],
    },
  ],
  label: label('plugin-qr:goal'),
})

/** What a campaign may cost: an amount as people write it, in a currency with as many decimals as it has. */
export const budgetField = (): GroupField => ({
  name: 'budget',
  type: 'group',
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'amount',
          type: 'number',
          admin: { step: 0.01, width: '50%' },
          label: label('plugin-qr:budgetAmount'),
          validate: (
            value: null | number | undefined,
            { req, siblingData }: { req: Req; siblingData: unknown },
          ) => {
            if (value === null || value === undefined) return true
            const { currency } = siblingData as { currency?: null | string }
            if (value < 0) return translate(req.t, 'plugin-qr:budgetNegative')
            if (!currency) return translate(req.t, 'plugin-qr:budgetNoCurrency')
            return (
              minorUnits(value, currency.toUpperCase()) !== null ||
              translate(req.t, 'plugin-qr:budgetDecimals', { currency: currency.toUpperCase() })
            )
          },
        },
        {
          name: 'currency',
          type: 'text',
          admin: { placeholder: 'EUR', width: '50%' },
          hooks: {
            beforeValidate: [
              ({ value }) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
            ],
          },
          label: label('plugin-qr:budgetCurrency'),
          validate: (value: null | string | undefined, { req }: { req: Req }) =>
            !value ||
            /^[A-Z]{3}$/i.test(value.trim()) ||
            translate(req.t, 'plugin-qr:budgetCurrencyCode'),
        },
      ],
    },
  ],
  label: label('plugin-qr:budget'),
})

/** Folded until somebody wants it: what its codes have where they say nothing themselves. */
export const inheritedField = (options: QROptions): Field => ({
  type: 'collapsible',
  admin: { initCollapsed: true },
  fields: [
    destinationField(options, 'campaign'),
    rulesField(options, 'campaign'),
    pagesField(options, 'campaign'),
    {
      name: 'utm',
      type: 'group',
      admin: { description: label('plugin-qr:campaignDefaultsHint') },
      fields: [
        {
          type: 'row',
          fields: utmTextFields({
            validate: (value: null | string | undefined, { req }: { req: Req }) => {
              if ((value?.length ?? 0) > 200) {
                return translate(req.t, 'plugin-qr:utmTooLong')
              }
              const unknown = value ? unknownPlaceholder(value) : null
              return (
                unknown === null ||
                translate(req.t, 'plugin-qr:utmPlaceholder', {
                  known: UTM_PLACEHOLDERS.map((name) => `{${name}}`).join(', '),
                  name: `{${unknown.slice(0, 40)}}`,
                })
              )
            },
          } as never),
        },
      ],
      label: label('plugin-qr:campaignDefaults'),
    },
  ],
  label: label('plugin-qr:campaignInherited'),
})
