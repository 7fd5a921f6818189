import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

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
