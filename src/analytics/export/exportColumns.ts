import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { labelText } from '../../translations/labelText.js'

/** What an export has beside the scan's own fields, behind the field it is about. */
const ADDED = {
  qrCode: ['codeTitle', 'campaignTitle', 'placement', 'tags'],
  scannedAt: ['scannedAtLocal'],
} as const

export type AddedColumn = (typeof ADDED)[keyof typeof ADDED][number]

const NAMES: readonly string[] = Object.values(ADDED).flat()

export const isAdded = (column: string): column is AddedColumn => NAMES.includes(column)

/** Columns of an export in their order, of the fields a person may read. */
export function exportColumns(readable: readonly string[]): string[] {
  const fields = readable.filter((name) => !isAdded(name))
  return fields.flatMap((name) => [name, ...(ADDED[name as keyof typeof ADDED] ?? [])])
}

/** Heads of an export's columns in the person's language: what the admin calls the fields. */
export function columnLabels(
  req: PayloadRequest,
  options: QROptions,
  { columns, tz }: { columns: readonly string[]; tz: string },
): string[] {
  const { codes, scans } = options.slugs
  const of = (slug: string, name: string): string => {
    const { config } = req.payload.collections[slug]!
    const field = config.flattenedFields.find((one) => one.name === name)
    return labelText(field && 'label' in field ? field.label : undefined, req, name)
  }
  return columns.map((name) => {
    if (name === 'scannedAt') return `${of(scans, name)} (UTC)`
    if (name === 'scannedAtLocal') return `${of(scans, 'scannedAt')} (${tz})`
    if (name === 'codeTitle') return of(codes, 'title')
    if (name === 'campaignTitle') return of(codes, 'campaign')
    return of(name === 'placement' || name === 'tags' ? codes : scans, name)
  })
}
