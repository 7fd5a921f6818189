import type { CollectionConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { readOfReadableCodes } from './readableCodes.js'

const never = () => false
const internal = {
  admin: { hidden: true },
  disableDuplicate: true,
  endpoints: false,
  graphQL: false,
  lockDocuments: false,
  timestamps: false,
  versions: false,
} as const

/** One row of numbers per code, written in the same statement as the scans it counts. */
export function createCountersCollection({ options }: { options: QROptions }): CollectionConfig {
  const count = (name: string) => ({ name, type: 'number', defaultValue: 0 }) as const
  return {
    ...internal,
    slug: options.slugs.counters,
    // A code refers to it: without a type there is no GraphQL schema at all.
    graphQL: { disableMutations: true, disableQueries: true },
    access: {
      create: never,
      delete: never,
      read: readOfReadableCodes(options, 'qrCode'),
      update: never,
    },
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

/** Which visitor was seen on which code. The id says it all: `<code id>:<visitor hash>`. */
export function createVisitorsCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internal,
    slug: options.slugs.visitors,
    access: { create: never, delete: never, read: never, update: never },
    fields: [{ name: 'id', type: 'text', required: true }],
  }
}
