import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

import type {
  AttributionOption,
  CRMViewOption,
  HubSpotOption,
  QRPluginOptions,
  TicketingOption,
} from './types.js'

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, file), 'utf8')

const OPTIONS = '../src/options'
const families = readdirSync(path.resolve(import.meta.dirname, OPTIONS)).filter(
  // what becomes of the options is not the host's to write
  (file) => !/\.test\.ts$|^sanitizeOptions/.test(file),
)

it('names every option, so that a host can keep it in a file of its own', () => {
  const options = families.flatMap((file) =>
    [...read(`${OPTIONS}/${file}`).matchAll(/^export type (\w*Options?)\b/gm)].map(
      ([, name]) => name,
    ),
  )
  expect(options.length).toBeGreaterThan(18)
  const named = read('types.ts').match(/\w+/g)
  expect(named).toEqual(expect.arrayContaining(options))
})

it('options typed by name make the options of the plugin', () => {
  const attribution: AttributionOption = { hosts: ['example.com'] }
  const crmView: CRMViewOption = { navLink: false }
  const hubspot: HubSpotOption = { events: false }
  const ticketing: TicketingOption = { attendees: true }
  // The compiler's to judge.
  const options: QRPluginOptions = { attribution, crmView, hubspot, ticketing }
  expect(Object.keys(options)).toHaveLength(4)
})
