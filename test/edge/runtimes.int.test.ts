import { EdgeRuntime, runServer } from 'edge-runtime'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../../plugin/index.js'
import { SECRET } from '../../src/mounts/edge/edge.fixture.js'
import { startRedisREST } from '../fakes/startRedisREST.js'
import { IPHONE } from '../phone.js'
import { serveHTTP } from '../serveHTTP.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { temporaryFolder } from '../temporaryFolder.js'
import { until } from '../until.js'
import { bundleWorker } from './bundleWorker.js'
import { shown } from './shown.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** By each runtime's own word: a header of Vercel's, the socket in Deno. */
const FROM = '73.162.50.1'

let site: TestPayload
let redis: Awaited<ReturnType<typeof startRedisREST>>
let served: Awaited<ReturnType<typeof serveHTTP>>
const runtimes: Record<'Deno' | 'Vercel', { stop: () => unknown; url: string }> = {} as never

/** The middleware in the engine of Vercel's edge functions. */
async function startVercel(env: Record<string, string>) {
  const { text } = await bundleWorker('examples/vercel/middleware.ts')
  // As Vercel does: a module's default export answers fetch events, and its environment is replaced.
  const exported = /export\{(?:.*?,)?(\w+) as default(?:,.*?)?\};?\s*$/.exec(text)!
  const script = `globalThis.process = { env: ${JSON.stringify(env)} };
    ${text.slice(0, exported.index)}
    addEventListener('fetch', (event) =>
      event.respondWith(${exported[1]}(event.request, { waitUntil: (work) => event.waitUntil(work) })))`
  const server = await runServer({
    host: '127.0.0.1',
    port: 0,
    runtime: new EdgeRuntime({ initialCode: script }),
  })
  return { stop: () => server.close(), url: server.url.replace(/\/$/, '') }
}

async function startDeno(env: Record<string, string>) {
  const { text } = await bundleWorker('examples/deno/main.ts')
  const folder = temporaryFolder('deno')
  const script = path.join(folder, 'main.js')
  writeFileSync(script, text)
  const child = spawn(
    path.join(ROOT, 'node_modules/.bin/deno'),
    ['run', '--no-remote', '--allow-net=127.0.0.1,0.0.0.0', '--allow-env', script],
    {
      env: { ...env, DENO_DIR: folder, HOME: folder, PATH: process.env.PATH!, PORT: '0' } as never,
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  }
  const port = await until(async () => {
    if (child.exitCode !== null) throw new Error(`Deno ended: ${said}`)
    return /:(\d+)\/?\s/.exec(said)?.[1] ?? null
  })
  return {
    stop: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      rmSync(folder, { force: true, recursive: true })
    },
    url: `http://127.0.0.1:${port}`,
  }
}

beforeAll(async () => {
  redis = await startRedisREST()
  site = await startPayload({ edge: { secret: SECRET, store: redis.store }, privacy: 'full' })
  served = await serveHTTP(() => site)
  const env = { ...redis.env, QR_EDGE_SECRET: SECRET, QR_ORIGIN: `${served.url}/api` }
  runtimes.Vercel = await startVercel(env)
  runtimes.Deno = await startDeno(env)
}, 120_000)
afterAll(async () => {
  for (const runtime of Object.values(runtimes)) await runtime.stop()
  await served?.stop()
  await site?.stop()
  await redis?.stop()
})

const create = async (data: { code: string } & Record<string, unknown>) => {
  await site.payload.create({
    collection: 'qr-codes',
    data: { destination: { type: 'url', url: 'https://tickets.example/' }, title: 'Edge', ...data },
  })
  await until(async () => redis.has(`qr:code:${data.code}`) || null)
}

describe.each(['Deno', 'Vercel'] as const)('a scan in %s', (name) => {
  const scan = (where: string, headers: Record<string, string>, method = 'GET') =>
    fetch(runtimes[name].url + where, { headers, method, redirect: 'manual' })
  const code = (text: string) => `${name.toUpperCase()}-${text}`
  const vercel = {
    'x-real-ip': FROM,
    'x-vercel-ip-city': 'Z%C3%BCrich',
    'x-vercel-ip-country': 'CH',
  }

  it('is answered from the store, and stored at the origin once', async () => {
    await create({ code: code('A') })
    const answer = await scan(`/q/${code('A')}?table=7`, { ...IPHONE, ...vercel })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(`https://tickets.example/?table=7&utm_source=qr&utm_medium=print&utm_content=${code('A')}`) // prettier-ignore
    const scans = await until(async () => {
      await flushScans(site.payload)
      const where = { code: { equals: code('A') } }
      const { docs } = await site.payload.find({ collection: 'qr-scans', where })
      return docs.length > 0 ? docs : null
    })
    expect(scans).toMatchObject([
      { deviceType: 'mobile', outcome: 'redirected', rawQuery: 'table=7' },
    ])
    // what a client writes in headers of Vercel's is no place elsewhere
    expect(scans[0]!.city).toBe(name === 'Vercel' ? 'Zürich' : null)
  })

  it('is answered as by the Payload mount, byte for byte', async () => {
    await create({ code: code('SAME'), utm: { term: 'a b' } })
    await create({ code: code('OFF'), status: 'paused' })
    await create({ code: code('OVER'), expiresAt: '2020-01-01T00:00:00Z', fallbackURL: 'https://a.example/over' }) // prettier-ignore
    await create({ code: code('TWO'), scanLimit: 2 })
    const paths = ['SAME', 'SAME?x=%20&y', 'OFF', 'OVER', 'TWO', 'NOT-THERE'].map(code)
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const headers = { ...IPHONE, 'accept-language': 'de' }
        const here = await scan(`/q/${path}`, headers, method)
        const there = await site.fetch(`/api/q/${path}`, { headers, method })
        expect([path, method, await shown(here)]).toEqual([path, method, await shown(there)])
      }
    }
  })
})
