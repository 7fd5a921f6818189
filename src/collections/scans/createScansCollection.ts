import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { readOfReadableCodes } from '../../access/readableCodes.js'
import { asOurs } from '../../access/readableScans.js'
import { exportEndpoint } from '../../endpoints/analytics/exportEndpoint.js'
import { sourcesEndpoint } from '../../endpoints/analytics/sourcesEndpoint.js'
import { statsEndpoint } from '../../endpoints/analytics/statsEndpoints.js'
import { markEndpoint } from '../../endpoints/scans/markEndpoint.js'
import { restoreDestination } from '../../hooks/codes/restoreDestination.js'
import { filterByTime } from '../../hooks/scans/filterByTime.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { placeCredits, scanFields } from './scanFields.js'

/**
 * The scans: append-only, written by the scan's own way (never through the API). `scanId` is a ULID,
 * so its unique index is also the order of time and no further index on the instant is needed.
 * Scans from elsewhere may have other ids: see `strays`.
 */
export function createScansCollection({ options }: { options: QROptions }): CollectionConfig {
  const never = () => false
  return {
    slug: options.slugs.scans,
    access: {
      create: never,
      delete: never,
      read: asOurs(readOfReadableCodes(options, 'qrCode')),
      readVersions: never,
      update: never,
    },
    admin: {
      components: {
        ...(!options.disabled && { afterListTable: [placeCredits(options)] }),
        beforeListTable: ['payload-plugin-qr/client#ScanFilters'],
      },
      defaultColumns: ['scannedAt', 'code', 'city', 'deviceType', 'outcome', 'trafficClass'],
      group: inLanguages('plugin-qr:group'),
      listSearchableFields: ['code', 'city'],
      useAsTitle: 'code',
    },
    custom: { 'payload-plugin-qr': 'scans' },
    defaultSort: '-scanId',
    disableBulkDelete: true,
    disableBulkEdit: true,
    disableDuplicate: true,
    endpoints: options.disabled
      ? []
      : [
          statsEndpoint(options),
          exportEndpoint(options),
          sourcesEndpoint(options),
          markEndpoint(options),
        ],
    fields: scanFields(options),
    graphQL: options.disabled ? false : { disableMutations: true },
    // what a destination is put together with
    forceSelect: { rawQuery: true, scanId: true },
    hooks: { afterRead: [restoreDestination], beforeOperation: [filterByTime(options)] },
    // Whether a visitor is new to a code is asked with every scan.
    indexes: [{ fields: ['qrCode', 'visitor'] }],
    labels: { plural: label('plugin-qr:scans'), singular: label('plugin-qr:scan') },
    lockDocuments: false,
    timestamps: false,
    versions: false,
  }
}
