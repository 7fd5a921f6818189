import { readFileSync } from 'node:fs'
import http from 'node:http'
import { parseArgs } from 'node:util'
import { getPayload, type SanitizedConfig } from 'payload'
import pg from 'pg'

import { openDatabase } from '../redirect/openDatabase.js'
import { type Server, startProgram } from '../redirect/programs.js'

// Many redirectors on one PostgreSQL: what each takes of it, and how long an edit is on its way to all.
const { values } = parseArgs({
  options: {
    counts: { default: '1,2,4,8,16', type: 'string' },
    edits: { default: '20', type: 'string' },
    rate: { default: '500', type: 'string' },
    seconds: { default: '5', type: 'string' },
  },
})
const counts = values.counts.split(',').map(Number)
const [edits, rate, seconds] = [values.edits, values.rate, values.seconds].map(Number) as [number, number, number] // prettier-ignore
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
let phones = 0

/** Status of a scan by somebody new. */
const scan = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    phones += 1
    const headers = {
      'User-Agent':
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
      'X-Forwarded-For': `84.${(phones >> 16) & 127}.${(phones >> 8) & 255}.${phones & 255}`,
    }
    http
      .get({ agent, headers, host: '127.0.0.1', path: '/q/HOT', port }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode!))
      })
      .once('error', reject)
  })

const database = await openDatabase()
const client = new pg.Client({ connectionString: database.uri })
await client.connect()
process.env.DATABASE_URI = `${database.uri}?application_name=editor`
const { default: config } = (await import('../redirect/app/payload.config.mjs')) as {
  default: Promise<SanitizedConfig>
}
const editor = await getPayload({ config })
const number = async (text: string): Promise<number> =>
  Number((await client.query<{ n: string }>(text)).rows[0]!.n)
const connections = (): Promise<number> =>
  number("SELECT count(*) AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'editor'") // prettier-ignore
const transactions = (): Promise<number> =>
  number('SELECT xact_commit AS n FROM pg_stat_database WHERE datname = current_database()')
const servers: Server[] = []

/** Scans at a steady rate, over all in turn; answers milliseconds. */
async function load(): Promise<{ p50: number; p99: number; sent: number }> {
  const waits: number[] = []
  const asked: Promise<unknown>[] = []
  const end = performance.now() + seconds * 1000
  for (let due = performance.now(); due < end; due += 1000 / rate) {
    while (performance.now() < due) await sleep(1)
    const start = performance.now()
    const { port } = servers[asked.length % servers.length]!
    asked.push(
      scan(port).then((status) => {
        if (status !== 302) throw new Error(`a scan was answered with ${status}`)
        waits.push(performance.now() - start)
      }),
    )
  }
  await Promise.all(asked)
  waits.sort((a, b) => a - b)
  const at = (part: number): number => waits[Math.floor((waits.length - 1) * part)]!
  return { p50: at(0.5), p99: at(0.99), sent: asked.length }
}

/** Milliseconds until all processes obey an edit, from the moment somebody saves it. */
async function editsObeyed(): Promise<number[]> {
  const took: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const isPaused = edit % 2 === 0
    const start = performance.now()
    await editor.update({
      collection: 'qr-codes',
      data: { status: isPaused ? 'paused' : 'active' },
      where: { code: { equals: 'HOT' } },
    })
    const obeys = async ({ port }: Server): Promise<void> => {
      while (((await scan(port)) === 302) === isPaused) await sleep(2)
    }
    await Promise.all(servers.map(obeys))
    took.push(performance.now() - start)
  }
  return took.toSorted((a, b) => a - b)
}

const rssOf = (pid: number): number =>
  1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])

console.log('| processes | MB each | connections | under load | transactions/s | p50 ms | p99 ms | edit ms | longest |') // prettier-ignore
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
try {
  for (const count of counts) {
    while (servers.length < count) {
      servers.push(await startProgram('servers/redirector.mjs', { DATABASE_URI: database.uri }))
    }
    for (const { port } of servers) await scan(port)
    await sleep(11_000)
    const idle = await connections()
    const before = await transactions()
    const { p50, p99 } = await load()
    const busy = await connections()
    await sleep(1500)
    const written = (await transactions()) - before
    const took = await editsObeyed()
    const rss = servers.reduce((sum, { pid }) => sum + rssOf(pid), 0) / count
    const cells = [count, rss / 2 ** 20, idle, busy, written / (seconds + 1.5), p50, p99, took[Math.floor(took.length / 2)]!, took.at(-1)!] // prettier-ignore
    console.log(`| ${cells.map((cell) => Number(cell.toFixed(cell < 10 ? 1 : 0))).join(' | ')} |`)
  }
} finally {
  agent.destroy()
  await client.end()
  await Promise.all(servers.map((server) => server.stop()))
  await editor.destroy()
  await database.stop()
}
process.exit()
