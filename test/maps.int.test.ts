import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { MAP_FORMAT_NAMES } from '../src/integrations/maps/mapFormats.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { putMaps, redirectMaps } from '../src/runtime/redirectMaps.js'
import { storeOf } from '../src/store/storeOf.js'
import { netlify } from './netlify.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'

let site: TestPayload

const HOUR = 3_600_000
const soon = new Date(Date.now() + HOUR).toISOString()
const past = new Date(Date.now() - HOUR).toISOString()

/** Codes of every kind, and whether they lead anywhere. */
const CODES: Record<string, { leads: boolean } & Record<string, unknown>> = {
  ASKS: { between: { kind: 'preview' }, leads: false },
  ENDS: { expiresAt: soon, leads: true },
  FRAGMENT: { leads: true, url: 'https://tickets.example/?a=1#row-$4' },
  LIMITED: { leads: true, scanLimit: 10 },
  ONCE: { leads: false, scansPerVisitor: 1 },
  PHONE: { leads: true, url: 'tel:+4989123456' },
  NOTYET: { leads: false, startsAt: soon },
  OVER: { expiresAt: past, leads: false },
  PAUSED: { leads: false, status: 'paused' },
  PLACED: { leads: true, placement: 'Gate "B" – 50 %', utm: { term: '{braces} $ü' } },
  TURNED: { fallbackURL: 'https://club.example/over', leads: true, status: 'paused' },
  WIDE: { leads: true, url: 'https://münchen.example/Straße?q=a%20b' },
}

beforeAll(async () => {
  site = await startPayload({ abuse: false, path: '/go' })
  for (const [code, { leads: _, url = 'https://tickets.example/derby', ...more }] of Object.entries(
    CODES,
  )) {
    // prettier-ignore
    const data = { code, destination: { type: 'url', url }, title: code, ...more }
    await site.payload.create({ collection: 'qr-codes', data: data as never })
  }
  const page = await site.payload.create({ collection: 'pages', data: { _status: 'published', slug: 'season' } as never }) // prettier-ignore
  const reference = { relationTo: 'pages', value: page.id }
  await site.payload.create({
    collection: 'qr-codes',
    data: { code: 'PAGE', destination: { type: 'reference', reference }, title: 'Page' } as never,
  })
  CODES.PAGE = { leads: true }
})
afterAll(() => site.stop())

const mapped = () => {
  const options = optionsOf(site.payload)
  const { payload } = site
  return redirectMaps({ options, payload, store: storeOf(payload, options) }, MAP_FORMAT_NAMES)
}

it('holds what each code answers a phone just now, and nothing else', async () => {
  const { asking, counting, files, redirects, without } = await mapped()
  const leading = Object.keys(CODES).filter((code) => CODES[code]!.leads)
  expect(redirects.map(({ code }) => code).sort()).toEqual(leading.sort())
  expect(asking).toBe(1)
  expect(counting).toBe(1)
  expect(without).toBe(Object.keys(CODES).length - leading.length - asking - counting)

  const text = files.find(({ fileName }) => fileName === 'netlify/_redirects')!.text
  expect(text).toContain('because a page in between asks people first: 1.')
  expect(text).toContain('because each visitor is sent on so many times: 1.')
  const match = await netlify(text)
  for (const code of Object.keys(CODES)) {
    const answer = await site.fetch(`/api/q/${code}`, {
      headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
    })
    // No other server knows who had theirs.
    const location = code === 'ONCE' ? null : answer.headers.get('location')
    const told = location?.startsWith('/') ? `https://qr.example${location}` : location
    if (told?.startsWith('tel:')) {
      // Netlify reads none but web addresses: the file says so, and JSON has it.
      expect(text).toContain('open an app and no web address: 1.')
      expect(redirects.find((one) => one.code === code)!.to).toBe(told)
      continue
    }
    for (const spelled of [`/go/${code}`, `/GO/${code}`, `/go/${code.toLowerCase()}`]) {
      expect(match(spelled), spelled).toEqual(told ? { status: answer.status, to: told } : null)
    }
  }
})

it('a folder gets whole files, and nothing beside them', async () => {
  const folder = temporaryFolder('maps')
  const { files } = await mapped()
  for (let time = 0; time < 2; time++) await putMaps(folder, files)
  for (const { fileName, text } of files) {
    expect(readFileSync(path.join(folder, fileName), 'utf8')).toBe(text)
  }
  const written = readdirSync(folder, { recursive: true, withFileTypes: true })
  expect(written.filter((entry) => entry.isFile())).toHaveLength(files.length)
})

it("the host's function gets all files at once", async () => {
  const { files } = await mapped()
  const got: unknown[] = []
  await putMaps(({ files: given }) => got.push(given), files)
  expect(got).toEqual([files])
})
