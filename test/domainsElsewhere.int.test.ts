import type { Pool } from 'pg'

import { createServer, type Server } from 'node:http'
import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DomainAnswer } from '../src/endpoints/codes/domainEndpoints.js'

import { flushScans } from '../plugin/index.js'
import { codeKey } from '../src/integrations/edge/snapshot.js'
import { createEdgeScan } from '../src/mounts/edge/createEdgeScan.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { redirectMaps } from '../src/runtime/redirectMaps.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { freshDatabase } from './freshDatabase.js'
import { IPHONE } from './phone.js'
import { rawGet } from './rawGet.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// Domains where they are read beside a scan: health, edge, maps, endpoints, and where they come and go.

const SECRET = 'one secret of at least thirty-two letters'
const codes = 'qr-codes' as never
const written = new Map<string, string>()
const store = {
  delete: async (key: string) => void written.delete(key),
  get: async (key: string) => written.get(key) ?? null,
  put: async (key: string, value: string) => void written.set(key, value),
}

/** One for all of them: Payload pushes the same schema once in a process. */
let database: string
beforeAll(async () => {
  database = await freshDatabase()
})
/** The same database, as another Payload of this process has it. */
const databaseOf = (name: string): string =>
  `${database}${database.includes('?') ? '&' : '?'}application_name=${name}`

const hostOf = (url: null | string): null | string => url && new URL(url).hostname.split('.')[0]!

const createOn =
  (site: TestPayload) =>
  async (code: string, to: string, more: object = {}): Promise<{ id: number }> =>
    (await site.payload.create({
      collection: codes,
      data: { code, destination: { type: 'url', url: `https://${to}.example/` }, title: code, ...more } as never, // prettier-ignore
    })) as unknown as { id: number }

let phones = 0
const phone = () => ({ ...IPHONE, 'x-forwarded-for': `73.162.${((phones += 1) >> 8) + 100}.${phones & 255}` }) // prettier-ignore

const scanOn =
  (site: TestPayload) =>
  async (host: string, code: string): Promise<{ status: number; to: null | string }> => {
    const { headers, status } = await site.fetch(`/api/q/${code}`, { headers: { ...phone(), host } }) // prettier-ignore
    return { status, to: hostOf(headers.get('location')) }
  }

/** A server on a port of its own, with the redirector behind it, or something else. */
async function listen(
  handler: (host: string, url: string) => Promise<{ headers: object; status: number }>,
) {
  const server = createServer((request, response) => {
    void handler(request.headers.host ?? '', request.url ?? '').then(({ headers, status }) => response.writeHead(status, headers as never).end()) // prettier-ignore
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { host: `127.0.0.1:${(server.address() as { port: number }).port}`, server }
}

describe('with domains that lead here, elsewhere and nowhere', () => {
  let site: TestPayload
  let redirector: Redirector
  const servers: Server[] = []
  const hosts = { elsewhere: '', here: '', hidden: '', nowhere: '' }
  let ports = 0

  beforeAll(async () => {
    const proxied = (hide: boolean) => async (host: string, url: string) =>
      rawGet(ports, url, { ...phone(), host: hide ? 'inner.example' : host })
    const here = await listen(proxied(false))
    const hidden = await listen(proxied(true))
    const elsewhere = await listen(async () => ({ headers: {}, status: 404 }))
    servers.push(here.server, hidden.server, elsewhere.server)
    const gone = await listen(async () => ({ headers: {}, status: 404 }))
    await new Promise((resolve) => gone.server.close(resolve))
    Object.assign(hosts, { elsewhere: elsewhere.host, here: here.host, hidden: hidden.host, nowhere: gone.host }) // prettier-ignore
    site = await startPayload(
      {
        access: { codes: { read: ({ req }) => Boolean(req.user) } },
        domains: Object.values(hosts).map((host) => ({ url: `http://${host}` })),
        edge: { secret: SECRET, store },
      },
      undefined,
      databaseOf('here'),
    )
    redirector = await createRedirector({ config: site.payload.config, port: 0 })
    ports = redirector.port
    await site.payload.create({
      collection: 'users',
      data: { email: 'a@example.com', password: 'secret' },
    })
  })
  afterAll(async () => {
    for (const server of servers) server.close()
    await redirector.close()
    await site.stop()
  })

  it('each is asked, and health and the form say which does not, with the fix', async () => {
    const { domains } = runtimeOf(site.payload)
    const found = await Promise.all(Object.values(hosts).map((host) => domains.look(host)))
    expect(found.map((state) => state?.problem)).toEqual(['elsewhere', null, 'host', 'refused'])
    expect(await domains.look('stranger.example')).toBeNull()
    const health = (await (await site.fetch('/api/qr/health')).json()) as { degraded: string[] }
    const said = (host: string) => health.degraded.filter((one) => one.includes(host)).join()
    expect(said(hosts.here)).toBe('')
    expect(said(hosts.elsewhere)).toContain('another server answers')
    expect(said(hosts.hidden)).toContain('let it pass the Host header on')
    expect(said(hosts.nowhere)).toContain('takes no connection')
  })

  it('nobody else can answer for one, and a question tells nothing', async () => {
    const ask = (query: string) => rawGet(ports, `/q/_qr-probe${query}`, { ...phone(), host: hosts.here }) // prettier-ignore
    const first = await ask('?n=abc')
    expect(first.status).toBe(204)
    expect((await ask('?n=abd')).headers['x-qr-proof']).not.toBe(first.headers['x-qr-proof'])
    expect((await ask('')).status).toBe(404)
    expect((await ask(`?n=${'a'.repeat(65)}`)).status).toBe(404)
  })

  it('what a choice means is said to who may read the code, and to nobody else', async () => {
    const create = createOn(site)
    const of = (await site.payload.create({
      collection: 'qr-campaigns' as never,
      data: { domain: hosts.here, title: 'Here' } as never,
    })) as unknown as { id: number }
    const { id } = await create('CHOSEN', 'chosen')
    await create('CHOSEN', 'theirs', { domain: hosts.here })
    const { token } = await site.payload.login({
      collection: 'users',
      data: { email: 'a@example.com', password: 'secret' },
    })
    const ask = async (query: string, signed = true) => {
      const headers = signed ? { authorization: `JWT ${token}` } : undefined
      const answer = await site.fetch(`/api/qr-codes${query}`, { headers })
      return { ...((await answer.json()) as DomainAnswer), status: answer.status }
    }
    expect((await ask(`/${id}/domain?domain=`, false)).status).toBe(404)
    expect((await ask('/domain?domain=', false)).status).toBe(403)
    expect(await ask(`/${id}/domain?domain=`)).toMatchObject({ host: null, moves: null, problem: null, warning: null }) // prettier-ignore
    expect((await ask(`/${id}/domain?domain=${hosts.here}`)).problem).toContain(
      `${hosts.here}/CHOSEN`,
    )
    expect((await ask('/domain?domain=no.example')).problem).toContain(hosts.here)
    const inherits = await ask(`/${id}/domain?domain=&campaign=${of.id}&code=FREE`)
    expect(inherits).toMatchObject({ host: hosts.here, inherited: hosts.here, problem: null })
    const nowhere = await ask(`/${id}/domain?domain=${hosts.nowhere}`)
    expect(nowhere.warning).toContain('takes no connection')
    expect(nowhere.moves).toBeNull()
    await until(async () => ((await scanOn(site)('qr.example', 'CHOSEN')).to === 'chosen' ? true : null)) // prettier-ignore
    await flushScans(site.payload)
    const moves = await until(
      async () => (await ask(`/${id}/domain?domain=${hosts.nowhere}`)).moves,
    )
    expect(moves).toContain('qr.example/q/CHOSEN is in print')
    expect(moves).toContain(`${hosts.nowhere}/q/CHOSEN`)
  })

  it('a CSV says which domain each code is on', async () => {
    const { token } = await site.payload.login({
      collection: 'users',
      data: { email: 'a@example.com', password: 'secret' },
    })
    const send = async (path: string, rows: string[]) => {
      const csv = ['title,code,destination,domain', ...rows].join('\n')
      const answer = await site.fetch(`/api/qr-codes/bulk/${path}`, {
        body: JSON.stringify({ common: {}, csv, key: `domains-${path}` }),
        headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
        method: 'POST',
      })
      return answer.text()
    }
    const rows = [
      'A,LISTED,https://listed.example/,',
      `B,LISTED,https://there.example/,${hosts.here}`,
    ]
    expect(await send('check', ['A,FINE,https://a.example/,no.example'])).toContain(
      'no domain “no.example”',
    )
    await send('create', rows)
    await until(async () =>
      (await scanOn(site)(hosts.here, 'LISTED')).to === 'there' ? true : null,
    )
    expect((await scanOn(site)('qr.example', 'LISTED')).to).toBe('listed')
  })

  it('the edge answers each domain from the snapshot, and hands its scans over', async () => {
    const create = createOn(site)
    await create('EDGE', 'default')
    const { id } = await create('EDGE', 'there', { domain: hosts.here })
    await until(async () => (written.has(codeKey(`${hosts.here}/EDGE`)) ? true : null))
    const sent: string[] = []
    const edge = createEdgeScan({
      fetch: async (address, init) => {
        sent.push(String(address))
        const { pathname } = new URL(String(address))
        return site.fetch(pathname, init as RequestInit)
      },
      flushInterval: 0,
      memorySeconds: 0,
      origin: 'https://qr.example/api',
      platform: 'none',
      secret: SECRET,
      store,
    })
    const waiting: Promise<unknown>[] = []
    const life = { address: '73.162.200.1', waitUntil: (work: Promise<unknown>) => void waiting.push(work) } // prettier-ignore
    const scan = async (url: string) => {
      const answer = await edge(new Request(url, { headers: IPHONE, redirect: 'manual' }), life)
      return hostOf(answer.headers.get('location'))
    }
    expect(await scan('https://qr.example/q/edge')).toBe('default')
    expect(await scan(`http://${hosts.here}/q/edge`)).toBe('there')
    expect(await scan(`http://${hosts.elsewhere}/q/edge`)).toBe('default')
    expect(sent.filter((one) => one.endsWith('/ask'))).toEqual([])
    await Promise.all(waiting)
    await flushScans(site.payload)
    await until(async () => {
      const { pool } = site.payload.db as unknown as { pool: Pool }
      const { rows } = await pool.query('SELECT all_scans FROM qr_counters WHERE qr_code_id = $1', [id]) // prettier-ignore
      return Number(rows[0]?.all_scans) === 1 ? true : null
    })
    const probe = await edge(new Request(`http://${hosts.here}/q/_qr-probe?n=abc`), life)
    const same = await rawGet(ports, '/q/_qr-probe?n=abc', { ...phone(), host: hosts.here })
    expect(probe.headers.get('x-qr-proof')).toBe(same.headers['x-qr-proof'])
  })

  it('the maps of each domain are files of their own', async () => {
    const create = createOn(site)
    await create('MAPPED', 'mapped')
    await create('MAPPED', 'other', { aliases: ['MAP-TOO'], domain: hosts.here })
    const options = optionsOf(site.payload)
    const context = { options, payload: site.payload, store: storeOf(site.payload, options) }
    const { files } = await redirectMaps(context, ['netlify'])
    const text = (name: string) => files.find(({ fileName }) => fileName === name)!.text
    const folder = hosts.here.replace(':', '_')
    expect(text('netlify/_redirects')).toContain('/q/MAPPED https://mapped.example/')
    expect(text('netlify/_redirects')).not.toContain('other.example')
    expect(text(`${folder}/netlify/_redirects`)).toContain('/q/MAPPED https://other.example/')
    expect(text(`${folder}/netlify/_redirects`)).toContain('/q/MAP-TOO https://other.example/')
  })
})

describe('a domain that is gone from the options', () => {
  it('leaves its codes to the default one, where they do not take what others have', async () => {
    const domains = [{ url: 'https://go.example' }]
    const before = await startPayload({ domains }, undefined, databaseOf('before'))
    await createOn(before)('LEFT', 'left', { aliases: ['LEFT-TOO'], domain: 'go.example' })
    await createOn(before)('BOTH', 'default')
    await createOn(before)('BOTH', 'gone', { domain: 'go.example' })
    await before.stop()

    const after = await startPayload({}, undefined, databaseOf('after'))
    const scan = scanOn(after)
    for (const host of ['go.example', 'qr.example']) {
      for (const text of ['LEFT', 'left-too']) {
        await until(async () => ((await scan(host, text)).to === 'left' ? true : null))
      }
      expect((await scan(host, 'BOTH')).to).toBe('default')
    }
    const health = (await (await after.fetch('/api/qr/health')).json()) as { degraded: string[] }
    expect(health.degraded.join()).toContain('texts of codes are on domains that are gone')
    // a text that is answered by it is not free, and what has one already keeps it
    for (const text of ['LEFT', 'LEFT-TOO']) {
      await expect(createOn(after)(text, 'thief')).rejects.toThrow()
    }
    const both = await after.payload.find({
      collection: codes,
      where: { and: [{ code: { equals: 'BOTH' } }, { host: { exists: false } }] },
    })
    await after.payload.update({
      id: both.docs[0]!.id,
      collection: codes,
      data: { title: 'Both' } as never,
    })
    // what is saved of it stays as it is
    const { docs } = await after.payload.find({
      collection: codes,
      where: { code: { equals: 'LEFT' } },
    })
    const { id } = docs[0]!
    const saved = await after.payload.update({
      id,
      collection: codes,
      data: { title: 'New' } as never,
    })
    expect(saved).toMatchObject({ domain: 'go.example', host: 'go.example', shortURL: 'https://qr.example/q/LEFT' }) // prettier-ignore
    // and it is brought to the default one by choosing that
    await after.payload.update({ id, collection: codes, data: { domain: null } as never })
    await until(async () => ((await scan('qr.example', 'LEFT')).to === 'left' ? true : null))
    await after.stop()
  })
})

it('unknown hosts get nothing where they are refused, through every mount', async () => {
  const domains = [{ url: 'https://go.example' }]
  const site = await startPayload(
    { domains, unknownHosts: 'refuse' },
    undefined,
    databaseOf('refuse'),
  )
  const redirector = await createRedirector({ config: site.payload.config, port: 0 })
  await createOn(site)('KNOWN', 'known')
  await createOn(site)('KNOWN', 'there', { domain: 'go.example' })
  await until(async () =>
    (await scanOn(site)('go.example', 'KNOWN')).to === 'there' ? true : null,
  )
  expect(await scanOn(site)('qr.example', 'KNOWN')).toEqual({ status: 302, to: 'known' })
  for (const host of ['stranger.example', 'go.example.evil.example', '127.0.0.1']) {
    expect(await scanOn(site)(host, 'KNOWN')).toEqual({ status: 421, to: null })
    const { status } = await rawGet(redirector.port, '/q/KNOWN', { ...phone(), host })
    expect([host, status]).toEqual([host, 421])
  }
  await redirector.close()
  await site.stop()
})
