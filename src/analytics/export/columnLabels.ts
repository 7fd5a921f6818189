import type { FlattenedField, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

/** Heads of an export's columns in the person's language: what the admin calls the fields. */
export function columnLabels(
  req: PayloadRequest,
  options: QROptions,
  { columns, tz }: { columns: readonly string[]; tz: string },
): string[] {
  const { codes, scans } = options.slugs
  const of = (slug: string, name: string): string => {
    const { config } = req.payload.collections[slug]!
    return labelOf(req, config.flattenedFields.find((one) => one.name === name) ?? { name })
  }
  return columns.map((name) => {
    if (name === 'scannedAt') return `${of(scans, name)} (UTC)`
    if (name === 'scannedAtLocal') return `${of(scans, 'scannedAt')} (${tz})`
    if (name === 'codeTitle') return of(codes, 'title')
    return name === 'campaignTitle' ? of(codes, 'campaign') : of(scans, name)
  })
}

function labelOf({ i18n, t }: PayloadRequest, field: { name: string } | FlattenedField): string {
  const label = 'label' in field ? (field.label as unknown) : undefined
  if (typeof label === 'string') return label
  if (typeof label === 'function') return String(label({ i18n, t }))
  const texts = (label ?? {}) as Record<string, string>
  return texts[i18n.language] ?? texts[i18n.fallbackLanguage] ?? field.name
}
