import { Miniflare } from 'miniflare'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'

import { codeKey, SITE_KEY, writeEntry, writeSite } from '../../src/integrations/edge/snapshot.js'
import { SECRET, SITE } from '../../src/mounts/edge/edge.fixture.js'
import { codeEntry } from '../../src/scan/scan.fixture.js'
import { bundleWorker } from '../../test/edge/bundleWorker.js'
import { kvOf } from '../../test/edge/startWorker.js'
import { IPHONE } from '../../test/phone.js'
import { load } from './load.mjs'

const { values } = parseArgs({
  options: {
    connections: { default: '32', type: 'string' },
    rounds: { default: '5', type: 'string' },
    seconds: { default: '4', type: 'string' },
  },
})

/** A worker that redirects and does nothing else. */
const BARE = `export default {
  fetch: () => new Response(null, { headers: { location: 'https://a.example/menu' }, status: 302 }),
}`

/** Takes scans as an origin does, and counts them. */
async function startOrigin() {
  let scans = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += String(chunk)))
    request.on('end', () => {
      scans += (JSON.parse(body) as { scans: unknown[] }).scans.length
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { scans: () => scans, server, url: `http://127.0.0.1:${port}/api` }
}

const COMMON = { compatibilityDate: '2026-04-01', modules: true } as const

async function startEdge(origin: string) {
  const { text } = await bundleWorker('examples/cloudflare-worker/worker.ts')
  const runtime = new Miniflare({
    ...COMMON,
    bindings: { ORIGIN: origin, QR_EDGE_SECRET: SECRET },
    kvNamespaces: ['QR_CODES'],
    script: text,
  })
  const kv = await kvOf(runtime)
  const entry = codeEntry({ code: 'HOT' })
  await kv.put(SITE_KEY, writeSite(SITE))
  await kv.put(codeKey(entry.code), writeEntry(entry))
  return runtime
}

type Load = { failed: number; p99: number; perSecond: number; redirects: number }

const loadOf = async (runtime: Miniflare): Promise<Load> =>
  load(
    new URL('/q/HOT', await runtime.ready).href,
    { ...IPHONE, 'cf-connecting-ip': '73.162.1.1' },
    { connections: Number(values.connections), seconds: Number(values.seconds) },
  )

const middle = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

const origin = await startOrigin()
const bare = new Miniflare({ ...COMMON, script: BARE })
const edge = await startEdge(origin.url)
const rows: { bare: Load; edge: Load }[] = []
let redirects = 0
// both take turns: the machine is not equally fast all the time; the first round warms up
for (let round = 0; round <= Number(values.rounds); round++) {
  const row = { bare: await loadOf(bare), edge: await loadOf(edge) }
  redirects += row.edge.redirects
  if (round > 0) rows.push(row)
}
// the generator leaves the last answers of each round uncounted, so there may be some more scans
const patience = Date.now() + 15_000
while (origin.scans() < redirects && Date.now() < patience) {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
const perSecond = (which: 'bare' | 'edge') => middle(rows.map((row) => row[which].perSecond))
const ratio = middle(rows.map((row) => row.edge.perSecond / row.bare.perSecond))
console.log(`| worker | requests/s | p99 ms | failed |
| --- | --- | --- | --- |
| bare 302 | ${Math.round(perSecond('bare'))} | ${middle(rows.map((row) => row.bare.p99))} | ${rows.reduce((sum, row) => sum + row.bare.failed, 0)} |
| edge | ${Math.round(perSecond('edge'))} | ${middle(rows.map((row) => row.edge.p99))} | ${rows.reduce((sum, row) => sum + row.edge.failed, 0)} |

ratio ${ratio.toFixed(2)} (target 0.5), ${redirects} redirects, ${origin.scans()} scans at the origin`)
await bare.dispose()
await edge.dispose()
origin.server.close()
origin.server.closeAllConnections()
process.exitCode = ratio >= 0.5 && origin.scans() >= redirects ? 0 : 1
