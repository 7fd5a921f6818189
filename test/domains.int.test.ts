import type { Pool } from 'pg'

import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { rawGet } from './rawGet.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

type Doc = {
  aliases?: null | string[]
  code: string
  host?: null | string
  id: number
  printedURL: string
  shortURL: string
}

const DOMAINS = [
  { path: '/', url: 'https://go.example' },
  { path: '/s', url: 'https://b.example' },
]
const codes = 'qr-codes' as never
const campaigns = 'qr-campaigns' as never

let site: TestPayload
let redirector: Redirector

beforeAll(async () => {
  site = await startPayload({ domains: DOMAINS })
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
})
afterAll(async () => {
  await redirector.close()
  await site.stop()
})

const pool = () => (site.payload.db as unknown as { pool: Pool }).pool

const create = async (code: string, to: string, more: object = {}): Promise<Doc> =>
  (await site.payload.create({
    collection: codes,
    data: { code, destination: { type: 'url', url: `https://${to}.example/` }, title: code, ...more } as never, // prettier-ignore
  })) as unknown as Doc

const update = async (id: number, data: object): Promise<Doc> =>
  (await site.payload.update({ id, collection: codes, data: data as never })) as unknown as Doc

const campaign = async (domain: null | string): Promise<number> => {
  const made = await site.payload.create({
    collection: campaigns,
    data: { domain, title: `Campaign ${Math.random()}` } as never,
  })
  return made.id as number
}

const move = (id: number, domain: null | string) =>
  site.payload.update({ id, collection: campaigns, data: { domain } as never })

let phones = 0
/** An address that was not here before. */
const phone = () => ({ ...IPHONE, 'x-forwarded-for': `73.162.${(phones += 1) >> 8}.${phones & 255}` }) // prettier-ignore

/** How a mount is asked for a path on a host. Each domain's own path is the redirector's and the edge's. */
const MOUNTS = {
  payload: async (host: string, code: string, more: Record<string, string> = {}) => {
    const headers = { ...phone(), host, ...more }
    const { headers: said, status } = await site.fetch(`/api/q/${code}`, { headers })
    return { status, to: said.get('location') }
  },
  redirector: (host: string, code: string, more: Record<string, string> = {}) => {
    const path = { 'b.example': '/s', 'go.example': '' }[host] ?? '/q'
    return rawGet(redirector.port, `${path}/${code}`, { ...phone(), host, ...more })
  },
}
type Mount = keyof typeof MOUNTS

const hostOf = (url: null | string): null | string => url && new URL(url).hostname.split('.')[0]!

const leads = (host: string, code: string, to: null | string, mount: Mount = 'payload') =>
  until(async () => (hostOf((await MOUNTS[mount](host, code)).to) === to ? true : null))

const refused = (path: string, said: string) => ({
  data: { errors: [{ message: expect.stringContaining(said), path }] },
})

describe.each(['payload', 'redirector'] as const)('through %s', (mount) => {
  const name = (text: string) => `${text}-${mount.toUpperCase()}`

  it('the same text leads to another place on each domain, and edits are obeyed within a second', async () => {
    const first = await create(name('SAME'), 'first')
    const second = await create(name('SAME'), 'second', { domain: 'go.example' })
    const third = await create(name('SAME'), 'third', { domain: 'B.example' })
    expect(first).toMatchObject({ host: null, shortURL: `https://qr.example/q/${name('SAME')}` })
    expect(second.shortURL).toBe(`https://go.example/${name('SAME')}`)
    expect(second.printedURL).toBe(`https://GO.EXAMPLE/${name('SAME')}`)
    expect(third.shortURL).toBe(`https://b.example/s/${name('SAME')}`)
    await leads('qr.example', name('same'), 'first', mount)
    await leads('go.example', name('same'), 'second', mount)
    await leads('b.example', `${name('same')}.`, 'third', mount)
    const edited = performance.now()
    await update(second.id, { destination: { type: 'url', url: 'https://edited.example/' } })
    await leads('go.example', name('SAME'), 'edited', mount)
    expect(performance.now() - edited).toBeLessThan(1_000)
    expect(hostOf((await MOUNTS[mount]('qr.example', name('SAME'))).to)).toBe('first')
  })

  it('a domain without the text, and a host nobody knows, answer as the default one', async () => {
    await create(name('ONLY'), 'only')
    await leads('qr.example', name('ONLY'), 'only', mount)
    for (const host of ['go.example', 'stranger.example', '[::1]:3000', 'bad host']) {
      if (host.includes(' ') && mount === 'redirector') continue
      const { to } = await MOUNTS[mount](host, name('ONLY'))
      expect([host, hostOf(to)]).toEqual([host, 'only'])
    }
    // and not the other way round
    await create(name('THERE'), 'there', { domain: 'go.example' })
    await leads('go.example', name('THERE'), 'there', mount)
    expect((await MOUNTS[mount]('qr.example', name('THERE'))).status).toBe(404)
    expect((await MOUNTS[mount]('b.example', name('THERE'))).status).toBe(404)
  })

  it('a moved code in print leads on where it was, and the symbol says the new address', async () => {
    const { id } = await create(name('MOVED'), 'moved', { aliases: [name('SHORT')] })
    await leads('qr.example', name('MOVED'), 'moved', mount)
    await flushScans(site.payload)
    await until(async () => {
      const { rows } = await pool().query('SELECT all_scans FROM qr_counters WHERE qr_code_id = $1', [id]) // prettier-ignore
      return Number(rows[0]?.all_scans) > 0 ? true : null
    })
    const moved = await update(id, { domain: 'go.example' })
    expect(moved).toMatchObject({ aliases: [name('SHORT')], host: 'go.example' })
    expect(moved.shortURL).toBe(`https://go.example/${name('MOVED')}`)
    for (const text of ['MOVED', 'SHORT']) {
      await leads('go.example', name(text), 'moved', mount)
      await leads('qr.example', name(text), 'moved', mount)
    }
    // its old address is taken for good, also where it goes on or back
    await expect(create(name('MOVED'), 'other')).rejects.toMatchObject(refused('code', name('MOVED'))) // prettier-ignore
    await update(id, { domain: 'b.example' })
    for (const host of ['qr.example', 'go.example', 'b.example']) await leads(host, name('MOVED'), 'moved', mount) // prettier-ignore
    expect((await update(id, { domain: null })).shortURL).toBe(
      `https://qr.example/q/${name('MOVED')}`,
    )
    for (const host of ['qr.example', 'b.example']) await leads(host, name('MOVED'), 'moved', mount)
  })
})

describe('a text', () => {
  it('is one code’s alone on its domain, however many want it at once', async () => {
    const wants = Array.from({ length: 50 }, (_, nth) => {
      const more = { domain: [null, 'go.example'][nth % 2] }
      return nth % 3 ? create('RUSH', 'rush', more) : create(`R-${nth}`, 'rush', { ...more, aliases: ['rush'] }) // prettier-ignore
    })
    const made = (await Promise.allSettled(wants)).filter(({ status }) => status === 'fulfilled')
    expect(made).toHaveLength(2)
    const { rows } = await pool().query(
      "SELECT text FROM qr_names WHERE text LIKE '%RUSH' AND qr_code_id IS NOT NULL ORDER BY length(text) DESC",
    )
    expect(rows).toEqual([{ text: 'go.example/RUSH' }, { text: 'RUSH' }])
  })

  it('is refused where it is taken on the domain it moves to, and nothing changes', async () => {
    const { id } = await create('HERE', 'here')
    await create('HERE', 'others', { domain: 'go.example' })
    await expect(update(id, { domain: 'go.example' })).rejects.toMatchObject(refused('code', 'go.example/HERE')) // prettier-ignore
    await leads('qr.example', 'HERE', 'here')
    await leads('go.example', 'HERE', 'others')
    await expect(update(id, { domain: 'nowhere.example' })).rejects.toMatchObject(refused('domain', 'go.example, b.example')) // prettier-ignore
  })
})

describe('a campaign', () => {
  it('has its codes on its domain, and they move with it', async () => {
    const of = await campaign('go.example')
    const inherits = await create('WITH', 'with', { campaign: of })
    const own = await create('OWN', 'own', { campaign: of, domain: 'b.example' })
    expect(inherits.shortURL).toBe('https://go.example/WITH')
    expect(own.shortURL).toBe('https://b.example/s/OWN')
    await leads('go.example', 'WITH', 'with')
    await flushScans(site.payload)
    await until(async () => {
      const { rows } = await pool().query('SELECT all_scans FROM qr_counters WHERE qr_code_id = $1', [inherits.id]) // prettier-ignore
      return Number(rows[0]?.all_scans) > 0 ? true : null
    })
    await move(of, 'b.example')
    await leads('b.example', 'WITH', 'with')
    await leads('go.example', 'WITH', 'with')
    const { docs } = await site.payload.find({
      collection: codes,
      where: { campaign: { equals: of } },
    })
    const urls = docs.map((doc) => (doc as unknown as Doc).shortURL).sort()
    expect(urls).toEqual(['https://b.example/s/OWN', 'https://b.example/s/WITH'])
    // gone, its codes are on the default domain, and what was printed leads on
    await site.payload.delete({ id: of, collection: campaigns })
    for (const host of ['qr.example', 'b.example', 'go.example']) await leads(host, 'WITH', 'with')
    const left = await site.payload.findByID({ id: inherits.id, collection: codes })
    expect(left).toMatchObject({ shortURL: 'https://qr.example/q/WITH' })
  })

  it('does not move where a text is taken: all of its codes stay, and it is said which', async () => {
    const of = await campaign(null)
    await create('STAYS', 'stays', { campaign: of })
    await create('CLASH', 'clash', { campaign: of })
    await create('CLASH', 'theirs', { domain: 'go.example' })
    await expect(move(of, 'go.example')).rejects.toMatchObject(
      refused('domain', 'go.example/CLASH'),
    )
    await leads('qr.example', 'STAYS', 'stays')
    await leads('go.example', 'CLASH', 'theirs')
    const { rows } = await pool().query("SELECT 1 FROM qr_names WHERE text = 'go.example/STAYS'")
    expect(rows).toEqual([])
  })
})

describe('the host of a request', () => {
  it('is what a trusted proxy passes on, in any spelling', async () => {
    await create('PROXY', 'default')
    await create('PROXY', 'there', { domain: 'go.example' })
    await leads('go.example', 'PROXY', 'there')
    for (const host of ['GO.example.', 'go.example:8443', 'go.example, inner.example']) {
      const more = { 'x-forwarded-host': host }
      const { to } = await MOUNTS.redirector('qr.example', 'PROXY', more)
      expect([host, hostOf(to)]).toEqual([host, 'there'])
    }
  })

  it('is what the absolute form says', async () => {
    const { to } = await rawGet(redirector.port, 'http://go.example/PROXY', { ...phone(), host: 'qr.example' }) // prettier-ignore
    expect(hostOf(to)).toBe('there')
  })
})

it('aliases have their own count on each domain, and the row of what was scanned is kept', async () => {
  const { id } = await create('COUNTED', 'counted', { aliases: ['NICK'], domain: 'go.example' })
  await leads('go.example', 'NICK', 'counted')
  await flushScans(site.payload)
  await until(async () => {
    const { rows } = await pool().query("SELECT kept FROM qr_names WHERE text = 'go.example/NICK'")
    return rows[0]?.kept === true ? true : null
  })
  await expect(update(id, { aliases: [] })).rejects.toMatchObject(refused('aliases', 'NICK'))
  expect(runtimeOf(site.payload).directory.lookup('go.example/NICK')).toMatchObject({ domain: 'go.example' }) // prettier-ignore
})
