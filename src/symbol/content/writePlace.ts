import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'

/** `geo:` (RFC 5870), in degrees of WGS 84. */
export function writePlace(fields: ContentFields): string {
  return `geo:${degrees(fields, 'latitude', 90)},${degrees(fields, 'longitude', 180)}`
}

function degrees(fields: ContentFields, field: 'latitude' | 'longitude', most: number): string {
  const value = fields[field]
  if (value === null || value === undefined) throw new ContentError(field, 'contentMissing')
  if (!(typeof value === 'number' && Math.abs(value) <= most)) {
    throw new ContentError(field, 'contentDegrees', { most, value })
  }
  // Eleven centimetres; never with an exponent, which the grammar does not have.
  return value
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}
