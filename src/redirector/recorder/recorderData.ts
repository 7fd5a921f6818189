import type { BasePayload } from 'payload'

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { RecorderData } from './messages.js'

import { geoOptionsOf } from '../../runtime/geoChainOf.js'
import { visitorsKey } from '../../runtime/visitorsKey.js'
import { createDescriber } from '../../scan/createDescriber.js'
import { createGeoChain } from '../../scan/geo/createGeoChain.js'
import { headersRead } from '../../scan/headersRead.js'
import { noGeo } from '../../scan/geo/noGeo.js'
import { readSchema } from '../../store/postgres/schema.js'
import { schemaFacts } from '../../store/postgres/schemaFacts.js'

type PostgresSide = { pg: unknown; poolOptions: object }

/**
 * What a recorder is told, or `null` where it cannot be told all: a hook of the host that wants to
 * see stored scans, functions among the options of the connection, and a driver that is not the
 * adapter's live in this thread.
 */
export async function recorderData(
  payload: BasePayload,
  options: QROptions,
): Promise<null | RecorderData> {
  const { pg, poolOptions } = payload.db as unknown as PostgresSide
  const geo = geoOptionsOf(options)
  if (options.hooks.onScan || !isPlain(poolOptions)) return null
  const driver = await driverURL(pg)
  if (driver === null) return null
  const visitors = visitorsKey(payload, options)
  const chain = geo ? createGeoChain({ ...geo, log: () => undefined }) : noGeo
  return {
    driver,
    geo,
    headers: headersRead(createDescriber(visitors, chain)),
    poolOptions,
    schema: schemaFacts(readSchema(payload, options)),
    visitors,
  }
}

function isPlain(value: object): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}

/** Where the driver of the host's adapter lies, if it is the one npm put beside the adapter. */
async function driverURL(pg: unknown): Promise<null | string> {
  try {
    const adapter = import.meta.resolve('@payloadcms/db-postgres')
    const url = pathToFileURL(createRequire(adapter).resolve('pg')).href
    const found = (await import(url)) as { default: unknown }
    return found.default === pg ? url : null
  } catch {
    return null
  }
}
