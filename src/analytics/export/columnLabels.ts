import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { labelText } from '../../translations/labelText.js'

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
    return name === 'campaignTitle' ? of(codes, 'campaign') : of(scans, name)
  })
}
