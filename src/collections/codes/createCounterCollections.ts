import type { Access, CollectionConfig, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { readOfReadableCodes } from '../../access/readableCodes.js'
import { codesWithTotals } from '../../analytics/scope/resolveScope.js'
import { internalCollection } from '../internalCollection.js'

/** Totals of the codes a person may read, where the host's rule for scans lets them be seen. */
function readOfTotals(options: QROptions): Access {
  const base = readOfReadableCodes(options, 'qrCode')
  return async (args) => {
    const readable = await base(args)
    const codes = readable && (await codesWithTotals(args.req, options))
    if (!codes || codes === 'all') return readable
    const some = { qrCode: { in: [...codes] } }
    return readable === true ? some : { and: [readable as Where, some] }
  }
}

/** One row of numbers per code, written in the same transaction as the scans it counts. */
export function createCountersCollection({ options }: { options: QROptions }): CollectionConfig {
  const count = (name: string) => ({ name, type: 'number', defaultValue: 0 }) as const
  return {
    ...internalCollection,
    slug: options.slugs.counters,
    // A code refers to it: without a type there is no GraphQL schema at all.
    graphQL: { disableMutations: true, disableQueries: true },
    access: { ...internalCollection.access, read: readOfTotals(options) },
    // what a code needs of it, and no column a host may not have yet
    defaultPopulate: {
      allScans: true,
      firstScanAt: true,
      lastScanAt: true,
      qrCode: true,
      scans: true,
      sent: true,
      visitors: true,
    },
    fields: [
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes, unique: true },
      // people sent on: what a scan limit counts
      count('sent'),
      // those of them whose scans retention or erasure took away
      count('sentGone'),
      // human scans, the number people see
      count('scans'),
      count('allScans'),
      count('visitors'),
      { name: 'firstScanAt', type: 'date' },
      { name: 'lastScanAt', type: 'date' },
      // when somebody took the symbol of the code as it is written now
      { name: 'downloadedAt', type: 'date' },
    ],
  }
}

/** Texts of codes that are about to be made, each kept for somebody for a while; see `reserveEndpoint`. */
export function createReservationsCollection({
  options,
}: {
  options: QROptions
}): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.reservations,
    fields: [
      { name: 'code', type: 'text', index: true, required: true, unique: true },
      { name: 'holder', type: 'text', required: true },
      { name: 'expiresAt', type: 'date', index: true, required: true },
    ],
  }
}

/**
 * Each text that a code answers to, its own and its aliases: one of its kind among all codes, whatever
 * the case, those in the trash included.
 */
export function createNamesCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.names,
    fields: [
      { name: 'text', type: 'text', index: true, required: true, unique: true },
      // empty only within the transaction that makes the code, and once it is gone
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes },
      // scanned or printed: it has to go on
      { name: 'kept', type: 'checkbox', defaultValue: false },
    ],
  }
}

/** How many places of a code somebody has: by the host's limit (`places`), or the code's own. */
export function createSharesCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.shares,
    fields: [
      // by `places` a keyed hash of code and visitor or address, which joins no scan; see `sharesOf`
      { name: 'holder', type: 'text', index: true, required: true, unique: true },
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes },
      { name: 'taken', type: 'number', defaultValue: 0 },
      // of the code's own limit: the visitor as scans have it, until their key is destroyed
      { name: 'visitor', type: 'text', index: true },
      { name: 'expiresAt', type: 'date', index: true },
    ],
  }
}

/** Who was let in with a code that is a ticket: once, whoever asks at the same time. */
export function createCheckInsCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.checkIns,
    fields: [
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes, unique: true },
      { name: 'checkedInAt', type: 'date', required: true },
      // made up by who asks, so that asking once more is no second time
      { name: 'attempt', type: 'text', required: true },
      // collection and id of who let them in
      { name: 'by', type: 'text' },
    ],
  }
}
