import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import type { HubSpotGateway } from '../gateway.js'

import { startHubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import { createHubSpotGateway } from '../createHubSpotGateway.js'
import { eventDefinitions } from '../events/eventDefinitions.js'
import { contactProperties, describeProperties } from './properties.js'

const docs = readFileSync(
  fileURLToPath(new URL('../../../../docs/crm.md', import.meta.url)),
  'utf8',
)
const rows = docs.split('\n').filter((line) => line.startsWith('| `qr_'))
const all = contactProperties({ attendees: true, currencies: ['EUR'] })

it('every property is in the documentation, with its type', () => {
  for (const { name, type } of all.properties) {
    const shown = name === 'qr_value_eur' ? 'qr_value_<currency>' : name
    const row = rows.find((line) => line.includes(`\`${shown}\``))
    expect(row?.split('|')[2]?.trim(), name).toBe(type)
  }
})

it('the documentation names no property there is not', () => {
  const names = rows
    .filter((row) => !row.startsWith('| `qr_scan`') && !row.startsWith('| `qr_ticket_'))
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(qr_\w+)`/g)].map(([, name]) => name),
    )
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) expect(all.properties.map((one) => one.name)).toContain(name)
})

it('every event is in the documentation, with its properties', () => {
  const names = { purchase: 'qr_ticket_purchase', refund: 'qr_ticket_refund', scan: 'qr_scan' }
  for (const { kind, name, properties } of eventDefinitions(names)) {
    const row = rows.find((line) => line.startsWith(`| \`${name}\` `))
    const told = [...(row?.split('|')[3] ?? '').matchAll(/`(qr_\w+)`/g)].map(([, one]) => one)
    // a refund is defined like a purchase, and says less
    const known = properties.map((one) => one.name)
    expect(told).toEqual(kind === 'refund' ? known.slice(0, 4) : known)
  }
})

it('names are what HubSpot takes, and none is an enumeration', () => {
  for (const { fieldType, name, type } of all.properties) {
    expect(name).toMatch(/^[a-z][a-z0-9_]{0,99}$/)
    expect([`${type}/${fieldType}`]).toContainEqual(
      expect.stringMatching(/^(?:datetime\/date|number\/number|string\/text(?:area)?)$/),
    )
  }
})

it('can be written down for somebody who has to create them by hand', () => {
  const lines = describeProperties(all)
  expect(lines[0]).toBe('Property group: QR scans (qr_scans)')
  expect(lines).toHaveLength(all.properties.length + 1)
  expect(lines[1]).toBe('qr_first_scan_at: QR: first scan, type datetime, field date')
})

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
