import type { Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateDestination } from '../../hooks/codes/validateDestination.js'
import { label } from '../../translations/label.js'
import { translate } from '../../translations/translate.js'

/** When a code leads on, how often, and where people go otherwise. */
export function scheduleFields(options: QROptions): Field[] {
  const date = { pickerAppearance: 'dayAndTime' } as const
  return [
    {
      type: 'collapsible',
      admin: { initCollapsed: false },
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
          name: 'scanLimit',
          type: 'number',
          admin: { description: label('plugin-qr:scanLimitHint'), step: 1 },
          label: label('plugin-qr:scanLimit'),
          validate: (
            value: null | number | undefined,
            { req }: { req: Parameters<typeof validateDestination>[2] },
          ) =>
            value === null ||
            value === undefined ||
            (Number.isInteger(value) && value >= 1 && value <= 2_147_483_647) ||
            translate(req.t, 'plugin-qr:limitWhole'),
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
      ],
      label: label('plugin-qr:schedule'),
    },
  ]
}
