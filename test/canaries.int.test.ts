import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { FATE_OF, PRESETS } from '../src/describe/privacy/fates.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { dumpDatabase } from './crm/dumpDatabase.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'
import { until } from './until.js'

const SCANS = 1_000
/** A text nothing else holds, of one kind per place it is hidden in. */
const canary = (kind: string, scan: number) => `canary${kind}n${scan}x`
const CANARY = /canary([a-z]+)n\d+x/gi

/** What a browser says of itself, and whatever else somebody sends. */
const headersOf = (n: number): Record<string, string> => ({
  accept: `text/html,application/${canary('accept', n)}`,
  'accept-language': `de-DE-${canary('language', n).slice(0, 8)},${canary('language', n)}`,
  authorization: `Bearer ${canary('authorization', n)}`,
  'cf-ipcity': canary('cdncity', n),
  'client-ip': canary('clientip', n),
  cookie: `session=${canary('cookie', n)}`,
  dnt: canary('dnt', n),
  forwarded: `for=${canary('forwarded', n)}`,
  from: `${canary('from', n)}@example.org`,
  origin: `https://${canary('origin', n)}.example`,
  referer: `https://user:${canary('refererpassword', n)}@chat.example/${canary('refererpath', n)}?q=${canary('refererquery', n)}#${canary('refererhash', n)}`,
  'sec-ch-ua': `"${canary('brand', n)}";v="1", "Chromium";v="141"`,
  'sec-ch-ua-mobile': canary('hintmobile', n),
  'sec-ch-ua-model': `"${canary('hintmodel', n)}"`,
  'sec-ch-ua-platform': `"${canary('hintplatform', n)}"`,
  'sec-ch-ua-platform-version': `"${canary('hintversion', n)}"`,
  'user-agent':
    n % 2 === 0
      ? `Mozilla/5.0 (Linux; Android 14; ${canary('agent', n)}) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36`
      : `${canary('agent', n)}/${canary('agentversion', n)}`,
  'x-forwarded-for': `${canary('forwardedfor', n)}, 8.8.${n % 250}.${Math.floor(n / 250)}`,
  'x-real-ip': canary('realip', n),
  'x-request-id': canary('requestid', n),
})

const queryOf = (n: number): string =>
  [
    `email=${canary('email', n)}%40example.org`,
    `token=${canary('token', n)}`,
    `table=${canary('named', n)}`,
    `${canary('parametername', n)}=1`,
    `utm_source=${canary('tag', n)}`,
    `utm_term=${canary('tagemail', n)}%40example.org`,
    `utm_content=%2B49170${String(n).padStart(7, '0')}${canary('tagphone', n)}`,
    `utm_campaign=eyJhbGciOiJIUzI1NiJ9.${canary('tagjwt', n)}.c2lnbmF0dXJl`,
    `utm_medium=${canary('tagtoken', n)}d41d8cd98f00b204e9800998ecf8427e`,
    `utm_other=${canary('othertag', n)}`,
  ].join('&')

/** In no preset: neither what nobody asked for, nor what looks personal. */
const STRICT = ['named', 'tag']
const FULL = [...STRICT, 'agent', 'agentversion', 'brand', 'othertag', 'parametername', 'refererpath', 'token'] // prettier-ignore
const KEPT = { balanced: [...STRICT, 'refererpath'], full: FULL, strict: STRICT }

const found = (text: string): string[] => [
  ...new Set([...text.matchAll(CANARY)].map(([, kind]) => kind!.toLowerCase())),
]

describe.each(PRESETS)('%s', (preset) => {
  const spilled = temporaryFolder(`canaries-${preset}`)
  let site: TestPayload

  beforeAll(async () => {
    // Payload pushes a schema once per process, but every database here is a new one
    process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
    site = await startPayload({
      attribution: { hosts: ['tickets.example'] },
      places: { perVisitor: 100_000 },
      privacy: { keepParameters: ['table'], preset },
      recording: { flushInterval: 20, spillDirectory: spilled },
    })
    for (const code of ['OPEN', 'LIMITED']) {
      const destination = { type: 'url', url: 'https://tickets.example/shows' } as const
      const scanLimit = code === 'LIMITED' ? 1_000_000 : null
      await site.payload.create({
        collection: 'qr-codes',
        data: { code, destination, scanLimit, title: code },
      })
    }
  }, 60_000)
  afterAll(() => site?.stop())

  it(`of ${SCANS} scans no secret is in the database or in a file`, async () => {
    const sent: string[] = []
    for (let n = 0; n < SCANS; n++) {
      const code = n % 4 === 0 ? 'LIMITED' : 'OPEN'
      const url = `/api/q/${code}?${queryOf(n)}`
      const answer = await site.fetch(url, { headers: headersOf(n) })
      sent.push(answer.headers.get('location') ?? '')
    }
    await flushScans(site.payload)
    const store = runtimeOf(site.payload).store
    const stored = async () => {
      const { totalDocs } = await site.payload.count({ collection: 'qr-scans' })
      return totalDocs === SCANS ? totalDocs : null
    }
    await until(stored)
    await store.stats.fold()
    // what people are sent to is what they scanned
    expect(sent[7]).toContain(queryOf(7))
    expect(sent[8]).toContain(queryOf(8))

    const tables = await dumpDatabase(site.uri)
    expect(tables.qr_scans!.split('\n')).toHaveLength(SCANS)
    const everything = Object.values(tables).join('\n')
    expect(found(everything).filter((kind) => !KEPT[preset].includes(kind))).toEqual([])
    // what is to be kept is there
    expect(found(everything)).toEqual(expect.arrayContaining(STRICT))
    for (const address of ['8.8.3.1', '8.8.249.3']) expect(everything).not.toContain(address)
    const dropped = FATE_OF.userAgent[preset] === 'dropped'
    expect(everything.includes('Mozilla/5.0')).toBe(!dropped)
  }, 120_000)

  it('nor in a file while the database is away', async () => {
    const { writer } = runtimeOf(site.payload)
    const { store } = runtimeOf(site.payload)
    const write = store.writeScans
    store.writeScans = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) // prettier-ignore
    try {
      for (let n = 0; n < 50; n++) {
        await site.fetch(`/api/q/OPEN?${queryOf(n)}`, { headers: headersOf(n) })
      }
      const text = await until(async () => {
        await writer.flush().catch(() => undefined)
        const files = readdirSync(spilled).map((name) => readFileSync(path.join(spilled, name), 'utf8')) // prettier-ignore
        const all = files.join('\n')
        return all.includes('canarytagn49x') ? all : null
      })
      expect(found(text).filter((kind) => !KEPT[preset].includes(kind))).toEqual([])
      expect(text).not.toContain('8.8.3.0')
    } finally {
      store.writeScans = write
    }
  }, 60_000)
})
