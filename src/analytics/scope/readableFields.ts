import type { FlattenedField, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Dimension } from '../../vocabulary/questions.js'

import { SHARED } from '../../vocabulary/storedFacts.js'

/** Dimensions whose field has another name. */
const FIELD: Partial<Record<Dimension, string>> = { region: 'regionName' }

export const DIMENSIONS: Dimension[] = [
  'country',
  'region',
  'city',
  'postalCode',
  'asOrganization',
  'outcome',
  'rule',
  'alias',
  'channel',
  'deviceType',
  'os',
  'browser',
  'language',
  'referrer',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
]

/** Names of the scan's fields the person may read, by the field access the host may have added. */
export async function readableFields(req: PayloadRequest, options: QROptions): Promise<string[]> {
  const fields = req.payload.collections[options.slugs.scans]?.config.flattenedFields ?? []
  const names: string[] = []
  for (const field of fields as FlattenedField[]) {
    const { access, hidden } = field as {
      access?: { read?: (args: { req: PayloadRequest }) => boolean | Promise<boolean> }
      hidden?: boolean
    }
    // Numbers of ours, of no use to anybody outside.
    if (field.name in SHARED) continue
    if (!hidden && (await (access?.read?.({ req }) ?? true))) names.push(field.name)
  }
  return names
}

/** Breakdowns the person may see. */
export async function readableDimensions(
  req: PayloadRequest,
  options: QROptions,
): Promise<Dimension[]> {
  return dimensionsOf(await readableFields(req, options))
}

/** Breakdowns by these fields of scans. */
export const dimensionsOf = (fields: readonly string[]): Dimension[] =>
  DIMENSIONS.filter((one) => fields.includes(FIELD[one] ?? one))
