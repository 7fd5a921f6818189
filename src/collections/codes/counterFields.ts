import type { Field, FieldAccess } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayViewAnalytics } from '../../access/mayViewAnalytics.js'
import { codesWithTotals } from '../../analytics/scope/resolveScope.js'
import { label } from '../../translations/label.js'

/**
 * Numbers of a code, read through a fixed relation to its counter row. They live beside the
 * document, so neither an editor's save nor a publish can write stale numbers back.
 */
export function counterFields(options: QROptions): Field[] {
  const read: FieldAccess = async ({ id, req }) => {
    if (!(await mayViewAnalytics(options, req))) return false
    const codes = await codesWithTotals(req, options)
    return codes === 'all' || (id !== undefined && codes.has(id as ID))
  }
  const never = () => false
  // On a code's page the card has them, with their days.
  const shown = (condition: (data: Data) => boolean) => (options.disabled ? condition : never)
  const number = (name: 'scans' | 'sentOn' | 'visitors', counter: string = name): Field => ({
    name,
    type: 'number',
    access: { create: never, read, update: never },
    admin: {
      components: { Cell: 'payload-plugin-qr/client#NumberCell' },
      condition: shown(name === 'sentOn' ? limited : saved),
      position: 'sidebar',
      readOnly: true,
    },
    label: label(`plugin-qr:${name}`),
    virtual: `stats.${counter}`,
  })
  return [
    number('scans'),
    number('visitors'),
    // What a limit counts: less than scans where machines came, or people while the code was off.
    number('sentOn', 'sent'),
    {
      name: 'lastScanAt',
      type: 'date',
      access: { create: never, read, update: never },
      admin: {
        components: {
          Cell: { clientProps: { short: true }, path: 'payload-plugin-qr/client#TimeCell' },
        },
        condition: shown(saved),
        date: { pickerAppearance: 'dayAndTime' },
        position: 'sidebar',
        readOnly: true,
      },
      label: label('plugin-qr:lastScanAt'),
      virtual: 'stats.lastScanAt',
    },
    {
      name: 'stats',
      type: 'relationship',
      access: { create: never, update: never },
      admin: {
        disableBulkEdit: true,
        disableListColumn: true,
        disableListFilter: true,
        hidden: true,
      },
      relationTo: options.slugs.counters,
    },
  ]
}

type Data = { id?: unknown; kind?: unknown; scanLimit?: unknown } | undefined

/** Static codes are not counted. */
const saved = (data: Data): boolean => Boolean(data?.id) && data?.kind !== 'static'

const limited = (data: Data): boolean => saved(data) && typeof data?.scanLimit === 'number'
