import { expect, it } from 'vitest'

import { placeSources } from './placeSources.js'
import { sourcesHeader } from './sourcesHeader.js'

const now = Date.parse('2026-09-30')
const dbip = { builtAt: '2026-06-05', kind: 'city', name: 'dbip', product: 'city ipv4' }
const bundled = { builtAt: '2026-06-01', kind: 'country', name: 'bundled' }
const asn = { builtAt: '2026-09-01', kind: 'asn', name: 'asn' }
const answer = (more: Partial<Parameters<typeof placeSources>[0]>) =>
  placeSources({ loaded: [], maxAge: 90, now, stored: [], ...more })
const titles = (more: Parameters<typeof answer>[0]) =>
  answer(more).sources.map(({ credits }) => credits.map(({ title }) => title))

it('names whom the licence of each source of the scans asks for, with a link', () => {
  const stored = [
    { date: '2026-06-05', name: 'dbip' },
    { date: null, name: 'geoip-lite' },
    { date: null, name: 'cloudflare' },
  ]
  const { sources } = answer({ loaded: [dbip, asn, bundled], stored })
  expect(sources).toEqual([
    {
      credits: [{ title: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' }],
      date: '2026-06-05',
      kind: 'place',
      name: 'dbip',
    },
    {
      credits: [{ title: 'GeoLite data by MaxMind', url: 'https://www.maxmind.com' }],
      date: null,
      kind: 'place',
      name: 'geoip-lite',
    },
    { credits: [], date: null, kind: 'place', name: 'cloudflare' },
    {
      credits: [
        { title: 'RouteViews', url: 'https://www.routeviews.org' },
        { title: 'NRO', url: 'https://www.nro.net' },
        { title: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' },
      ],
      date: '2026-09-01',
      kind: 'network',
      name: 'asn',
    },
  ])
})

it("goes by what a file of the host's calls itself", () => {
  const stored = [{ date: '2026-09-29', name: 'maxmind' }]
  const own = (product: string) => ({ loaded: [{ ...dbip, name: 'maxmind', product }], stored })
  expect(titles(own('GeoLite2-City'))).toEqual([['GeoLite data by MaxMind']])
  expect(titles(own('DBIP-City-Lite'))).toEqual([['IP Geolocation by DB-IP']])
  expect(titles(own('GeoIP2-City'))).toEqual([[]])
})

it('says how far off cities are where that was measured', () => {
  const of = (name: string) => answer({ loaded: [dbip], stored: [{ date: null, name }] }).cities
  expect(of('dbip')).toEqual({ half: 15, tenth: 496 })
  expect(of('geoip-lite')).toEqual({ half: 15, tenth: 496 })
  // countries only, and sources nobody measured
  expect([of('bundled'), of('cloudflare')]).toEqual([null, null])
})

it('warns of the data in use once it is older than the host says, not of what only fills gaps', () => {
  const names = (maxAge: false | number, loaded = [dbip, asn, bundled]) =>
    answer({ loaded, maxAge }).old.map(({ days, title }) => `${title} ${days}`)
  expect(names(90)).toEqual(['DB-IP 117'])
  expect(names(117)).toEqual([])
  expect(names(20)).toEqual(['DB-IP 117', 'RouteViews 29'])
  expect(names(false)).toEqual([])
  expect(names(90, [{ ...dbip, builtAt: '2026-09-29', name: 'maxmind' }, bundled])).toEqual([])
  expect(names(90, [bundled])).toEqual(['DB-IP 121'])
})

it('says nothing of networks where there are no places', () => {
  expect(answer({ loaded: [asn] }).sources).toEqual([])
})

it('is one line of ASCII for exports', () => {
  const stored = [
    { date: '2026-06-05', name: 'dbip' },
    { date: null, name: 'höhle\n' },
  ]
  expect(sourcesHeader(answer({ loaded: [dbip], stored }))).toBe(
    'IP Geolocation by DB-IP <https://db-ip.com> (2026-06-05); h?hle?',
  )
  expect(sourcesHeader(answer({}))).toBeNull()
})
