import type { FieldHook, TextField } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { label } from '../../translations/label.js'
import { publicURLOf } from '../../options/addresses.js'

/**
 * `shortURL` (what people read and click) and `printedURL` (the same in the form the symbol
 * carries): filled in on every read, never stored. Null while nobody has said
 * where the site lives (`siteURL`, or Payload's `serverURL`) and no request tells.
 */
export function shortURLFields(options: QROptions): TextField[] {
  const never = () => false
  const field = (name: 'printedURL' | 'shortURL', part: 'printed' | 'url'): TextField => ({
    name,
    type: 'text',
    access: { create: never, update: never },
    admin: {
      disableBulkEdit: true,
      disableListFilter: true,
      ...(name === 'shortURL' ? { condition: () => false } : { hidden: true }),
    },
    hooks: { afterRead: [read(part)] },
    label: label('plugin-qr:shortURL'),
    virtual: true,
  })
  const read =
    (part: 'printed' | 'url'): FieldHook =>
    ({ data, req, siblingData }) =>
      publicURLOf(siblingData?.code ?? data?.code, options, req)?.[part] ?? null
  return [field('shortURL', 'url'), field('printedURL', 'printed')]
}
