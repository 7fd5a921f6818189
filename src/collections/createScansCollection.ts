import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { filterByTime } from '../hooks/filterByTime.js'
import { exportEndpoint } from '../endpoints/exportEndpoint.js'
import { statsEndpoint } from '../endpoints/statsEndpoints.js'
import { label } from '../translations/label.js'
import { readOfReadableCodes } from './readableCodes.js'

const TRAFFIC_CLASSES = ['human', 'suspect', 'bot', 'preview', 'prefetch', 'probe']
const DEVICE_TYPES = ['mobile', 'tablet', 'desktop', 'wearable', 'tv', 'bot', 'unknown']
const OUTCOMES = [
  'redirected',
  'paused',
  'not-started',
  'expired',
  'used-up',
  'trashed',
  'missing-destination',
]

/**
 * The scans: append-only, written by the scan's own way (never through the API). `scanId` is a ULID,
 * so its unique index is also the order of time and no further index on the instant is needed.
 */
export function createScansCollection({ options }: { options: QROptions }): CollectionConfig {
  const never = () => false
  return {
    slug: options.slugs.scans,
    access: {
      create: never,
      delete: never,
      read: readOfReadableCodes(options, 'qrCode'),
      readVersions: never,
      update: never,
    },
    admin: {
      defaultColumns: ['scannedAt', 'code', 'city', 'country', 'deviceType', 'os', 'trafficClass'],
      group: 'QR',
      listSearchableFields: ['code', 'city'],
      useAsTitle: 'scanId',
    },
    custom: { 'payload-plugin-qr': 'scans' },
    defaultSort: '-scanId',
    disableDuplicate: true,
    endpoints: options.disabled ? [] : [statsEndpoint(options), exportEndpoint(options)],
    fields: [
      text('scanId', { index: true, unique: true }),
      {
        name: 'qrCode',
        type: 'relationship',
        label: label('plugin-qr:codeSingular'),
        // Not required: deleting a code for good sets it to null, and `code` keeps the text.
        relationTo: options.slugs.codes,
      },
      text('code', { label: label('plugin-qr:code') }),
      {
        name: 'scannedAt',
        type: 'date',
        admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
        label: label('plugin-qr:scannedAt'),
      },
      text('destination', { label: label('plugin-qr:destination') }),
      select('outcome', OUTCOMES, label('plugin-qr:outcome')),
      ...['country', 'regionCode', 'regionName', 'city', 'postalCode'].map((name) => text(name)),
      { name: 'latitude', type: 'number' },
      { name: 'longitude', type: 'number' },
      text('timezone'),
      text('asOrganization'),
      select('deviceType', DEVICE_TYPES, label('plugin-qr:device')),
      ...['os', 'browser', 'userAgent', 'referrer', 'language'].map((name) => text(name)),
      ...['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'].map((name) =>
        text(name),
      ),
      text('rawQuery'),
      select('trafficClass', TRAFFIC_CLASSES, label('plugin-qr:traffic')),
      { name: 'trafficScore', type: 'number' },
      { name: 'trafficReasons', type: 'json' },
      { name: 'rulesVersion', type: 'number' },
      text('visitor'),
      text('geoSource'),
      { name: 'geoDate', type: 'text' },
    ],
    graphQL: options.disabled ? false : { disableMutations: true },
    hooks: { beforeOperation: [filterByTime()] },
    labels: { plural: label('plugin-qr:scans'), singular: label('plugin-qr:scan') },
    lockDocuments: false,
    timestamps: false,
    versions: false,
  }
}

function text(name: string, more: Record<string, unknown> = {}): Field {
  return { name, type: 'text', ...more } as Field
}

function select(name: string, values: string[], title: ReturnType<typeof label>): Field {
  return {
    name,
    type: 'select',
    label: title,
    options: values.map((value) => ({ label: value, value })),
  }
}
