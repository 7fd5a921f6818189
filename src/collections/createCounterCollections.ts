import type { CollectionConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { internalCollection } from './internalCollection.js'
import { readOfReadableCodes } from './readableCodes.js'

/** One row of numbers per code, written in the same statement as the scans it counts. */
export function createCountersCollection({ options }: { options: QROptions }): CollectionConfig {
  const count = (name: string) => ({ name, type: 'number', defaultValue: 0 }) as const
  return {
    ...internalCollection,
    slug: options.slugs.counters,
    // A code refers to it: without a type there is no GraphQL schema at all.
    graphQL: { disableMutations: true, disableQueries: true },
    access: { ...internalCollection.access, read: readOfReadableCodes(options, 'qrCode') },
    fields: [
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes, unique: true },
      // people sent on: what a scan limit counts
      count('sent'),
      // human scans, the number people see
      count('scans'),
      count('allScans'),
      count('visitors'),
      { name: 'firstScanAt', type: 'date' },
      { name: 'lastScanAt', type: 'date' },
    ],
  }
}
