import type { ScanRecord } from '../../vocabulary/scan.js'
import type { Privacy } from './privacy.js'

import { isPersonalTag } from './cleanQuery.js'
import { type Fate, FATE_OF, type FatedField, type PrivacyPreset } from './fates.js'
import { looksPersonal } from './looksPersonal.js'

type Limit = (record: ScanRecord) => void
type TextField = 'browser' | 'language' | 'os' | 'referrer' | UTMField
type UTMField = 'utmCampaign' | 'utmContent' | 'utmMedium' | 'utmSource' | 'utmTerm'

const text =
  (field: TextField, change: (value: string, record: ScanRecord) => null | string): Limit =>
  (record) => {
    const value = record[field]
    if (value !== null) record[field] = change(value, record)
  }

const place =
  (field: 'latitude' | 'longitude', unit: number): Limit =>
  (record) => {
    const value = record[field]
    if (value !== null) record[field] = Math.round(value * unit) / unit
  }

const VERSION = / (?:\d[\w.]*|XP|Vista|ME|RT|NT [\d.]+)$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?=-|$)/

/** The path as far as nothing in it looks personal. */
function cleanPath(address: string): string {
  const start = address.indexOf('/', address.indexOf('//') + 2)
  if (start < 0) return address
  const segments = address.slice(start + 1).split('/')
  const personal = segments.findIndex(looksPersonal)
  if (personal < 0) return address
  return address.slice(0, start + 1) + segments.slice(0, personal).join('/')
}

const hostOf = (address: string): string => /^https?:\/\/[^/]*/.exec(address)?.[0] ?? address

/** What a fate does to a field; nothing where it is kept, or was applied when it was made. */
function limitOf(field: FatedField, fate: Fate): Limit | null {
  switch (fate) {
    case 'cleaned':
      return field.startsWith('utm')
        ? text(field as UTMField, (tag, { code }) => (isPersonalTag(tag, code) ? null : tag))
        : null
    case 'dropped':
      // the address is no field of a record to begin with
      return field === 'address' ? null : (record) => void Object.assign(record, { [field]: null })
    case 'host':
      return text('referrer', hostOf)
    case 'hundredth':
      return place(field as 'latitude', 100)
    case 'language':
      return text('language', (value) => LANGUAGE.exec(value)?.[0] ?? null)
    case 'name':
      return text(field as 'os', (value) => value.replace(VERSION, ''))
    case 'page':
      return text('referrer', cleanPath)
    case 'tenth':
      return place(field as 'latitude', 10)
    // `keptQuery`, `keptDestination` and `visitorAllowed`, which see more than the record
    case 'listed':
    case 'path-and-listed':
    case 'unrefused':
    case 'kept':
      return null
  }
}

const limitsOf = (preset: PrivacyPreset): Limit[] =>
  (Object.keys(FATE_OF) as FatedField[]).flatMap(
    (field) => limitOf(field, FATE_OF[field][preset]) ?? [],
  )

const LIMITS: Record<PrivacyPreset, Limit[]> = {
  balanced: limitsOf('balanced'),
  full: limitsOf('full'),
  strict: limitsOf('strict'),
}

/**
 * Takes from a record what may not be kept of a scan, as `FATE_OF` says. In place: records are made
 * one per scan, and to copy them costs more than all the rest.
 */
export function limitRecord(record: ScanRecord, { preset }: Privacy): ScanRecord {
  for (const limit of LIMITS[preset]) limit(record)
  return record
}
