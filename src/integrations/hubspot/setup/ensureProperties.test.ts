import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import { startHubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'

import { createHubSpotGateway } from '../createHubSpotGateway.js'
import { contactProperties, describeProperties } from './properties.js'
import type { HubSpotGateway } from '../types.js'

const SET = contactProperties({ currencies: ['EUR'] })
const NAMES = SET.properties.map(({ name }) => name)

// Real HTTP on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

let fake: HubSpotFake
let hub: HubSpotGateway
beforeEach(async () => {
  fake = await startHubSpotFake()
  hub = createHubSpotGateway({ accessToken: 'pat-eu1-x', baseURL: fake.url })
})
afterEach(() => fake.stop())

it('creates group and properties with the types of the data, once', async () => {
  const first = await hub.ensureProperties(SET)
  expect(first).toMatchObject({ archived: [], created: NAMES, group: 'created', usable: NAMES })
  const held = (name: string) => fake.state.properties.get(name)
  expect(held('qr_first_scan_at')).toMatchObject({
    fieldType: 'date',
    groupName: 'qr_scans',
    type: 'datetime',
  })
  expect(held('qr_value_eur')).toMatchObject({ type: 'number' })
  expect(held('qr_last_utm_source')).toMatchObject({ type: 'string' })

  const written = fake.requests.filter(({ method }) => method === 'POST').length
  const again = await hub.ensureProperties(SET)
  expect(again).toMatchObject({ created: [], existing: NAMES, group: 'existing', usable: NAMES })
  expect(fake.requests.filter(({ method }) => method === 'POST')).toHaveLength(written)
  expect(fake.counters.wrongShapes).toBe(0)
})

it('leaves a changed label alone and adds only what is missing', async () => {
  await hub.ensureProperties(SET)
  const label = fake.state.properties.get('qr_scan_count')
  if (label) label.label = 'Scans (events team)'
  fake.state.properties.delete('qr_tickets')
  expect((await hub.ensureProperties(SET)).created).toEqual(['qr_tickets'])
  expect(fake.state.properties.get('qr_scan_count')?.label).toBe('Scans (events team)')
})

it('reports archived names and wrong types instead of using them', async () => {
  await hub.ensureProperties(SET)
  const change = (name: string, changes: object) =>
    Object.assign(fake.state.properties.get(name) ?? {}, changes)
  change('qr_codes', { archived: true })
  change('qr_scan_count', { type: 'string' })
  const report = await hub.ensureProperties(SET)
  expect(report.archived).toEqual(['qr_codes'])
  expect(report.wrongType).toEqual([{ expected: 'number', found: 'string', name: 'qr_scan_count' }])
  expect(report.usable).toHaveLength(NAMES.length - 2)
})

it('does not mind another process doing the same', async () => {
  const other = createHubSpotGateway({ accessToken: 'pat-eu1-x', baseURL: fake.url })
  const reports = await Promise.all([hub.ensureProperties(SET), other.ensureProperties(SET)])
  for (const { usable } of reports) expect(usable).toEqual(NAMES)
  const created = reports.flatMap((report) => report.created)
  expect(created.sort()).toEqual([...NAMES].sort())
})

it('can print the list for a portal where somebody else has to create them', () => {
  const lines = describeProperties(SET)
  expect(lines).toHaveLength(NAMES.length + 1)
  expect(lines).toContain('qr_scan_count: QR: scans, type number, field number')
})

it('uses names HubSpot takes', () => {
  for (const name of NAMES) expect(name).toMatch(/^[a-z][a-z0-9_]{0,99}$/)
})
