import type { JSONField } from 'payload'

import { json } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { tidyRules } from '../../hooks/rules/tidyRules.js'
import { validateRules } from '../../hooks/rules/validateRules.js'
import { label } from '../../translations/label.js'
import { RULE_DEVICES } from '../../vocabulary/rules.js'

/** Where else codes lead, and when: in order, the first rule that holds decides. */
export function rulesField(options: QROptions, of: 'campaign' | 'code' = 'code'): JSONField {
  return {
    name: 'rules',
    type: 'json',
    admin: {
      // It asks our endpoints; without them the field is JSON.
      ...(!options.disabled && {
        components: {
          Field: {
            clientProps: {
              codes: options.slugs.codes,
              collections: Object.keys(options.destinations),
              isCampaign: of === 'campaign',
              schemes: options.schemes,
            },
            path: 'payload-plugin-qr/client#RulesField',
          },
        } as object,
      }),
      description: label(of === 'campaign' ? 'plugin-qr:rulesCampaignHint' : 'plugin-qr:rulesHint'),
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
    hooks: { beforeValidate: [({ value }) => tidyRules(value)] },
    label: label('plugin-qr:rules'),
    typescriptSchema: [() => rulesSchema],
    validate: (value, args) => {
      const said = validateRules(value, options, args.req)
      return said === true ? json(value, args) : said
    },
  }
}

type Schema = ReturnType<NonNullable<JSONField['typescriptSchema']>[number]>

const text = { type: 'string' } satisfies Schema
const number = { type: 'number' } satisfies Schema
const texts = { type: 'array', items: text } satisfies Schema
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
const orNull = (type: 'number' | 'string'): Schema => ({ type: [type, 'null'] })

/** The type of stored rules in the host's generated types; `checkRules` is what decides. */
const rulesSchema: Schema = {
  type: ['array', 'null'],
  items: object(
    {
      id: text,
      label: orNull('string'),
      to: {
        type: 'array',
        items: object({
          id: orNull('string'),
          reference: object({ relationTo: text, value: { type: ['string', 'number'] } }, [
            'relationTo',
            'value',
          ]),
          url: orNull('string'),
          weight: orNull('number'),
        }),
      },
      when: object({
        cities: texts,
        countries: texts,
        dates: object({ from: orNull('string'), until: orNull('string') }),
        devices: { type: 'array', items: { type: 'string', enum: [...RULE_DEVICES] } },
        firstScans: number,
        hours: object(
          {
            from: orNull('string'),
            to: orNull('string'),
            weekdays: { type: 'array', items: number },
            zone: text,
          },
          ['zone'],
        ),
        languages: texts,
        query: { type: 'array', items: object({ name: text, value: orNull('string') }, ['name']) },
        regions: texts,
        visit: { type: 'string', enum: ['first', 'repeat'] },
      }),
    },
    ['to', 'when'],
  ),
}
