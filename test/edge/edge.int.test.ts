import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { EdgeStoreOption } from '../../src/options/edge.js'

import { flushScans } from '../../plugin/index.js'
import { sign, SIGNATURE_HEADER } from '../../src/integrations/edge/signature.js'
import { edgeCommand } from '../../src/mounts/commands/edgeCommand.js'
import { runCommand } from '../../src/mounts/commands/runCommand.js'
import { SECRET } from '../../src/mounts/edge/edge.fixture.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { IPHONE } from '../phone.js'
import { serveHTTP } from '../serveHTTP.js'
import { startPayload, testConfig, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'
import { shown } from './shown.js'
import { startWorker } from './startWorker.js'

let site: TestPayload
let served: Awaited<ReturnType<typeof serveHTTP>>
let worker: Awaited<ReturnType<typeof startWorker>>

/** The worker's own namespace, as the origin reaches it. Payload starts first, so puts wait. */
let opened: () => void
const isOpen = new Promise<void>((resolve) => (opened = resolve))
const store: EdgeStoreOption = {
  delete: async (key) => (await isOpen, worker.kv.delete(key)),
  put: async (key, value) => (await isOpen, worker.kv.put(key, value)),
}

beforeAll(async () => {
  site = await startPayload({ edge: { secret: SECRET, store }, privacy: 'full' })
  served = await serveHTTP(() => site)
  worker = await startWorker(served.url)
  opened()
})
afterAll(async () => {
  await worker?.stop()
  await served?.stop()
  await site?.stop()
})

const create = (data: Record<string, unknown>) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { destination: { type: 'url', url: 'https://tickets.example/' }, title: 'Edge', ...data },
  }) as unknown as Promise<{ id: number }>

const phone = (address = '73.162.20.1') => ({ ...IPHONE, 'cf-connecting-ip': address })

const inStore = (code: string) =>
  until(async () => (await worker.kv.get(`qr:code:${code}`)) ?? null)

const scansOf = async (code: string) => {
  await flushScans(site.payload)
  const where = { code: { equals: code } }
  const { docs } = await site.payload.find({ collection: 'qr-scans', sort: 'scanId', where })
  return docs as unknown as Record<string, unknown>[]
}
const scanned = (code: string, count = 1) =>
  until(async () => {
    const scans = await scansOf(code)
    return scans.length >= count ? scans : null
  })

describe('a scan in workerd', () => {
  it('is answered from the store and stored at the origin, once and as any other', async () => {
    await create({ code: 'EDGE' })
    await inStore('EDGE')
    const answer = await worker.scan('/Q/EDGE?table=7', phone())
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('https://tickets.example/?table=7&utm_source=qr&utm_medium=print&utm_content=EDGE') // prettier-ignore
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [scan, ...others] = await scanned('EDGE')
    expect(others).toEqual([])
    expect(scan).toMatchObject({
      city: 'Zürich',
      code: 'EDGE',
      country: 'CH',
      deviceType: 'mobile',
      geoSource: 'cloudflare',
      outcome: 'redirected',
      rawQuery: 'table=7',
      regionCode: 'ZH',
      trafficClass: 'human',
    })
    expect(JSON.stringify(scan)).not.toContain('73.162.20.1')
    expect(scan!.visitor).toEqual(expect.any(String))
  })

  it('follows an edit at the origin, a page that moves, and a code that is deleted', async () => {
    const { id } = await create({ code: 'MOVES' })
    await inStore('MOVES')
    const destination = { type: 'url', url: 'https://tickets.example/new' }
    await site.payload.update({ id, collection: 'qr-codes', data: { destination } })
    await until(async () =>
      (await worker.kv.get('qr:code:MOVES'))?.includes('/new') ? true : null,
    )
    expect((await worker.scan('/q/MOVES', phone())).headers.get('location')).toContain('example/new?') // prettier-ignore
    const page = await site.payload.create({ collection: 'pages', data: { _status: 'published', slug: 'menu' } }) // prettier-ignore
    const reference = { relationTo: 'pages', value: page.id }
    await create({ code: 'PAGE', destination: { reference, type: 'reference' } })
    await inStore('PAGE')
    await site.payload.update({ id: page.id, collection: 'pages', data: { slug: 'karte' } })
    await until(async () =>
      (await worker.kv.get('qr:code:PAGE'))?.includes('/karte') ? true : null,
    )
    await site.payload.delete({ id, collection: 'qr-codes', trash: true })
    await until(async () => ((await worker.kv.get('qr:code:MOVES')) === null ? true : null))
  })

  it('leaves to the origin what only the origin knows: places, and codes it has not heard of', async () => {
    await create({ code: 'TWO', scanLimit: 2 })
    await inStore('TWO')
    const answers = await Promise.all([1, 2, 3, 4].map((last) => worker.scan('/q/TWO', phone(`73.162.21.${last}`)))) // prettier-ignore
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 302, 410, 410])
    const scans = await scanned('TWO', 4)
    expect(scans.map(({ outcome }) => outcome).sort()).toEqual(['redirected', 'redirected', 'used-up', 'used-up']) // prettier-ignore
    expect(scans[0]).toMatchObject({ city: 'Zürich' })
    await create({ code: 'LATE' })
    const entry = await inStore('LATE')
    await worker.kv.delete('qr:code:LATE')
    expect((await worker.scan('/q/LATE', phone())).status).toBe(302)
    await worker.kv.put('qr:code:LATE', entry)
    expect((await worker.scan('/q/NOBODY', phone())).status).toBe(404)
  })

  it('keeps each visitor on their branch of a split, here and there', async () => {
    const to = ['a', 'b', 'c'].map((id) => ({ id, url: `https://${id}.example/` }))
    await create({ code: 'SPLIT', rules: [{ id: 'split', to, when: {} }] })
    await inStore('SPLIT')
    const seen = new Set<null | string>()
    for (let last = 1; last <= 12; last++) {
      const address = `73.162.24.${last}`
      const headers = { ...phone(address), 'x-forwarded-for': address }
      const here = (await worker.scan('/q/SPLIT', headers)).headers.get('location')
      expect(here).toBe((await site.fetch('/api/q/SPLIT', { headers })).headers.get('location'))
      seen.add(here)
    }
    expect(seen.size).toBe(3)
  })

  it('answers as the Payload mount, byte for byte', async () => {
    await create({ code: 'SAME', utm: { term: 'a b' } })
    await create({ code: 'OFF', status: 'paused' })
    await create({ code: 'OVER', expiresAt: '2020-01-01T00:00:00Z', fallbackURL: 'https://a.example/over' }) // prettier-ignore
    for (const code of ['SAME', 'OFF', 'OVER']) await inStore(code)
    const paths = ['SAME', 'same?x=%20&y', 'SAME.', 'OFF', 'OVER', 'NOT-THERE', '%00', 'SAME?qr_scan_id=1'] // prettier-ignore
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const headers = { ...IPHONE, 'accept-language': 'de' }
        const there = await site.fetch(`/api/q/${path}`, { headers, method })
        const here = await worker.scan(`/q/${path}`, headers, method)
        expect([path, method, await shown(here)]).toEqual([path, method, await shown(there)])
      }
    }
  })
})

describe('while the origin is away', () => {
  it('known codes lead on, limits keep, and the scans come when it is back', async () => {
    await create({ code: 'AWAY' })
    await create({ code: 'LIMIT', scanLimit: 5 })
    await inStore('AWAY')
    await inStore('LIMIT')
    const { port } = new URL(served.url)
    await served.stop()
    const answers = await Promise.all([1, 2, 3].map((last) => worker.scan('/q/AWAY', phone(`73.162.22.${last}`)))) // prettier-ignore
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302])
    const limited = await worker.scan('/q/LIMIT', phone())
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([410, null])
    const unknown = await worker.scan('/q/UNHEARD', phone())
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([410, '5'])
    expect(await scansOf('AWAY')).toEqual([])
    served = await serveHTTP(() => site, Number(port))
    expect(await scanned('AWAY', 3)).toHaveLength(3)
    expect(new Set((await scansOf('AWAY')).map(({ scanId }) => scanId)).size).toBe(3)
  })
})

describe('POST /api/qr/edge/scans', () => {
  const scan = (change: Record<string, unknown> = {}) => {
    const scannedAt = Date.now()
    return {
      address: '73.162.23.1',
      clickId: null,
      code: 'SIGNED',
      destination: 'https://tickets.example/',
      headers: { 'user-agent': IPHONE['user-agent'] },
      outcome: 'redirected',
      place: null,
      rawQuery: null,
      alias: null,
      channel: null,
      rule: null,
      scanId: idAt(scannedAt),
      scannedAt,
      sessionToken: null,
      trafficReasons: [],
      utm: {},
      ...change,
    }
  }
  const post = async (message: unknown, { at = Date.now(), secret = SECRET } = {}) => {
    const body = typeof message === 'string' ? message : JSON.stringify(message)
    const headers = { [SIGNATURE_HEADER]: await sign(secret, body, at) }
    const response = await site.fetch('/api/qr/edge/scans', { body, headers, method: 'POST' })
    return { body: (await response.json()) as { error?: string }, status: response.status }
  }

  it('takes the same batch twice, and stores it once', async () => {
    await create({ code: 'SIGNED' })
    await until(async () => (runtimeOf(site.payload).directory.lookup('SIGNED') ? true : null))
    const message = { repeats: [], scans: [scan(), scan()] }
    expect(await post(message)).toEqual({ body: { taken: 2 }, status: 200 })
    expect(await post(message)).toMatchObject({ status: 200 })
    expect(await scansOf('SIGNED')).toHaveLength(2)
    const { docs } = await site.payload.find({ collection: 'qr-codes', where: { code: { equals: 'SIGNED' } } }) // prettier-ignore
    expect(docs[0]).toMatchObject({ scans: 2, visitors: 1 })
  })

  it('refuses what is forged, stale, unsigned, too large or not readable, and stores nothing', async () => {
    const good = { repeats: [], scans: [scan({ scanId: undefined })] }
    const message = { repeats: [], scans: [scan()] }
    const before = (await scansOf('SIGNED')).length
    expect(await post(message, { secret: `${SECRET}!` })).toEqual({ body: { error: 'Not taken: forged' }, status: 401 }) // prettier-ignore
    expect(await post(message, { at: Date.now() - 310_000 })).toEqual({ body: { error: 'Not taken: stale' }, status: 401 }) // prettier-ignore
    expect(await post(message, { at: Date.now() + 310_000 })).toMatchObject({ status: 401 })
    const bare = await site.fetch('/api/qr/edge/scans', { body: JSON.stringify(message), method: 'POST' }) // prettier-ignore
    expect(bare.status).toBe(401)
    expect((await post(' '.repeat(1_048_577))).status).toBe(413)
    expect(await post(good)).toEqual({ body: { error: 'Not taken: scans[0].scanId is not as it must be' }, status: 400 }) // prettier-ignore
    expect(await post('nonsense')).toMatchObject({ status: 400 })
    const old = Date.now() - 40 * 86_400_000
    expect((await post({ repeats: [], scans: [scan({ scanId: idAt(old), scannedAt: old })] })).status).toBe(400) // prettier-ignore
    expect(await scansOf('SIGNED')).toHaveLength(before)
  })
})

let made = 0
function idAt(at: number): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let prefix = ''
  for (let rest = at, place = 0; place < 10; place++, rest = Math.floor(rest / 32)) prefix = digits[rest % 32] + prefix // prettier-ignore
  return prefix + String((made += 1)).padStart(16, '0')
}

it('`payload-qr edge` writes every code, and goes on where it ended', async () => {
  const written = new Map<string, string>()
  let room = 3
  const to: EdgeStoreOption = {
    delete: async (key) => written.delete(key),
    async put(key, value) {
      if (key !== 'qr:site' && room-- <= 0) throw new Error('full')
      written.set(key, value)
    },
  }
  const run = (...args: string[]) =>
    runCommand(edgeCommand, args, () =>
      testConfig(site.uri, { edge: { secret: SECRET, store: to } }),
    )
  expect(await run()).toBe(1)
  room = Infinity
  expect(await run()).toBe(0)
  const { docs } = await site.payload.find({ collection: 'qr-codes', limit: 0, sort: 'id', trash: true }) // prettier-ignore
  expect(written.size).toBe(docs.length + 1)
  for (const [key, value] of written) expect([key, await worker.kv.get(key)]).toEqual([key, value])
  written.clear()
  expect(await run('--after', String(docs.at(-2)!.id))).toBe(0)
  expect(written.size).toBe(2)
})
