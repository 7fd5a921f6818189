import type { Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewContacts } from '../../access/mayViewContacts.js'
import { label } from '../../translations/label.js'

/** What a code has beside its own fields while contacts or ticketing are on. */
export function codeContactFields(options: QROptions): Field[] {
  const { contacts, ticketing } = options.crm
  const allowed = ({ req }: { req: Parameters<typeof mayViewContacts>[1] }) =>
    mayViewContacts(options, req)
  const mark = (name: 'affiliate' | 'channel' | 'coupon' | 'underShop'): Field => ({
    name,
    type: 'text',
    index: true,
    label: label(`plugin-qr:crmMark_${name}`),
  })
  return [
    ...(contacts === false
      ? []
      : [
          {
            name: 'contact',
            type: 'relationship',
            access: { create: allowed, read: allowed, update: allowed },
            admin: { description: label('plugin-qr:crmCodeContactHint'), position: 'sidebar' },
            index: true,
            label: label('plugin-qr:crmCodeContact'),
            relationTo: options.slugs.contacts,
          } satisfies Field,
        ]),
    ...(ticketing === false
      ? []
      : [
          {
            type: 'collapsible',
            admin: { description: label('plugin-qr:crmMarksHint'), initCollapsed: true },
            fields: [
              {
                name: 'shopMarks',
                type: 'group',
                fields: [
                  {
                    type: 'row',
                    fields: [mark('underShop'), mark('channel'), mark('coupon'), mark('affiliate')],
                  },
                ],
                label: false,
              },
            ],
            label: label('plugin-qr:crmMarks'),
          } satisfies Field,
        ]),
  ]
}
