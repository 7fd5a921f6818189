import { expect, it } from 'vitest'

import type { ScanWriterState } from '../recorder/types.js'
import type { CodeDirectoryState } from '../scan/directory/types.js'
import type { SinkState } from '../vocabulary/scanSink.js'
import type { Runtime } from './createRuntime.js'
import type { DomainState } from './domains/watchDomains.js'

import { noGeo } from '../describe/geo/createGeoChain.js'
import { noCounters } from '../recorder/noCounters.js'
import { healthOf, healthStatus } from './healthOf.js'

type Room = {
  codes?: Partial<CodeDirectoryState>
  domains?: DomainState[]
  geo?: Runtime['geo']
  lacking?: string[]
  scans?: Partial<ScanWriterState>
  sinks?: readonly SinkState[]
}

const geoWith = (count: number) =>
  ({ sources: () => Array.from({ length: count }, () => ({})) }) as unknown as Runtime['geo']

const healthWith = ({
  codes,
  domains = [],
  geo = geoWith(1),
  lacking = [],
  scans,
  sinks = [],
}: Room) =>
  healthOf({
    directory: {
      state: () => ({ listening: true, loaded: true, stale: false, strays: 0, ...codes }),
    },
    domains: { states: () => domains },
    geo,
    sinks: { states: () => sinks },
    store: { presence: { lacking: () => lacking } },
    writer: { state: () => ({ ...noCounters(), storeDown: false, ...scans }) },
  } as unknown as Runtime)

it('is ok when nothing is wrong, without geo data too where the host wants none', () => {
  for (const geo of [geoWith(2), noGeo]) {
    const health = healthWith({ geo })
    expect(health).toEqual({ degraded: [], status: 'ok' })
    expect(healthStatus(health)).toBe(200)
  }
})

it.each<[string, Room]>([
  ['edits arrive late', { codes: { listening: false } }],
  ['codes may be out of date', { codes: { stale: true } }],
  ['lacks qr_codes.scan_limit: run `payload migrate`', { lacking: ['qr_codes.scan_limit'] }],
  ['the database does not take them', { scans: { storeDown: true } }],
  ['3 scans were lost', { scans: { dropped: 3 } }],
  [
    'the sink "lake" never got 7 scans',
    { sinks: [{ dropped: 7, droppedAt: Date.now(), name: 'lake' } as SinkState] },
  ],
  ['no geo database', { geo: geoWith(0) }],
  ['3 texts of codes are on domains that are gone', { codes: { strays: 3 } }],
  [
    'go.example do not lead here: its name leads nowhere',
    { domains: [{ checkedAt: 0, host: 'go.example', problem: 'dns' }] },
  ],
])('says "%s" with 200, because scans are answered', (words, room) => {
  const health = healthWith(room)
  expect(health).toMatchObject({ degraded: [expect.stringContaining(words)], status: 'degraded' })
  expect(healthStatus(health)).toBe(200)
})

it('is 503 in a process that never read the codes', () => {
  const health = healthWith({ codes: { listening: false, loaded: false, stale: true } })
  expect(health.status).toBe('down')
  expect(health.degraded).toContain('codes are not loaded yet')
  expect(healthStatus(health)).toBe(503)
})
