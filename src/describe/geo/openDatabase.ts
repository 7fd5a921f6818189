import { open, type Reader, type Response } from 'maxmind'
import { stat } from 'node:fs/promises'

import { shareOnce } from './shareOnce.js'

/** A database held in memory. */
export type Database = {
  /** ISO date. */
  builtAt: null | string
  /** As the file calls itself, e.g. `GeoLite2-City`. */
  databaseType: string
  /** The address's record as stored, `null` when there is none. */
  get: (address: string) => unknown
}

/** A damaged file can open all the same and fail at some addresses only. */
const PROBES = ['8.8.8.8', '193.0.0.1']

const toDatabase = (reader: Reader<Response>): Database => {
  const { buildEpoch, databaseType, ipVersion } = reader.metadata
  const get = (address: string): unknown =>
    // an IPv4 tree gives some other network's record for an IPv6 address
    ipVersion === 4 && address.includes(':') ? null : reader.get(address)
  for (const probe of PROBES) get(probe)
  const built = new Date(buildEpoch)
  return {
    builtAt: Number.isNaN(built.getTime()) ? null : built.toISOString().slice(0, 10),
    databaseType: String(databaseType ?? ''),
    get,
  }
}

/**
 * Reads an `.mmdb` file into memory, once per process for as long as the file stays the same.
 * Rejects when it is missing or damaged.
 */
export const openDatabase = async (path: string): Promise<Database> => {
  const { mtimeMs, size } = await stat(/* turbopackIgnore: true */ path)
  return shareOnce(path, `${mtimeMs}:${size}`, async () =>
    toDatabase(await open<Response>(/* turbopackIgnore: true */ path)),
  )
}
