import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { RecorderData } from './messages.js'

import { geoOptionsOf } from '../geoChainOf.js'
import { visitorsKey } from '../visitorsKey.js'
import { createDescriber } from '../../describe/describeScan.js'
import { chainOf } from '../../describe/geo/createGeoChain.js'
import { headersRead } from '../../scan/request/scanHeaders.js'
import { readSchema } from '../../store/postgres/schema.js'
import { schemaFacts } from '../../store/postgres/schemaFacts.js'
import { driverURL } from './driverURL.js'

type PostgresSide = { pg: unknown; poolOptions: object }

/**
 * What a recorder is told, or `null` where it cannot be told all: a hook of the host that wants to
 * see stored scans, functions among the options of the connection, and a driver that is not the
 * adapter's live in this thread. Nor for durable answers: they wait for their batch, and its way
 * through another thread takes longer than it saves.
 */
export async function recorderData(
  payload: BasePayload,
  options: QROptions,
): Promise<null | RecorderData> {
  const { pg, poolOptions } = payload.db as unknown as PostgresSide
  const geo = geoOptionsOf(options)
  if (options.recording.mode === 'durable') return null
  if (options.hooks.onScan || !isPlain(poolOptions)) return null
  const driver = await driverURL(pg)
  if (driver === null) return null
  const visitors = visitorsKey(payload, options)
  const chain = chainOf(geo, () => undefined)
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
