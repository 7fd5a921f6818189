import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { getPayload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { withClient } from '../../scripts/database/createDatabase.js'
import { freshDatabase } from '../freshDatabase.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { buildNext, endNext, type NextServer, startNext } from './startNext.js'

const RUSH = 150
const env: Record<string, string> = {}
let server: NextServer

beforeAll(async () => {
  env.DATABASE_URI = await freshDatabase()
  env.QR_SPILL_DIR = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-next-'))
  Object.assign(process.env, env, { QR_TEST_PUSH: 'yes' })
  const { default: config } = await import('./app/payload.config.mjs')
  const payload = await getPayload({ config, disableOnInit: true })
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'NEXT', destination, title: 'Next' }
  await payload.create({ collection: 'qr-codes', data: data as never })
  await payload.destroy()
  delete process.env.DATABASE_URI
  delete process.env.QR_TEST_PUSH
  await buildNext(env)
  server = await startNext(env)
  // A build takes what it takes.
}, 300_000)
afterAll(endNext)

let people = 0
const scan = async (route = '/q/') => {
  people += 1
  const address = `91.10.${people >> 8}.${people & 255}`
  const headers = { ...IPHONE, 'x-forwarded-for': address }
  const response = await fetch(`${server.url}${route}NEXT`, { headers, redirect: 'manual' })
  expect(response.status).toBe(302)
  return response
}
const rush = () => Promise.all(Array.from({ length: RUSH }, () => scan()))
const stored = () =>
  withClient(env.DATABASE_URI!, async (client) => {
    const { rows } = await client.query<{ ids: number; scans: number }>(
      'SELECT count(*)::int AS scans, count(DISTINCT scan_id)::int AS ids FROM qr_scans',
    )
    return rows[0]!
  })
const allStored = async () => {
  await until(async () => ((await stored()).scans >= people ? true : null))
  expect(await stored()).toEqual({ ids: people, scans: people })
}

it('asks for no client hints on scan paths, and leaves other headers as they are', async () => {
  const hints = ['accept-ch', 'critical-ch'] as const
  const of = ({ headers }: Response) =>
    [...hints, 'vary', 'x-powered-by'].map((n) => headers.get(n))
  const others = of(await fetch(`${server.url}/plain`))
  const [, , vary, poweredBy] = others
  expect(others.slice(0, 2)).toEqual(hints.map(() => 'Sec-CH-Prefers-Color-Scheme'))
  expect(poweredBy).toBe('Next.js, Payload')
  expect(vary).toContain('Sec-CH-Prefers-Color-Scheme')
  for (const route of ['/q/', '/Q/']) {
    expect(of(await scan(route))).toEqual([null, null, vary, poweredBy])
  }
  await allStored()
})

it('records every scan of a rush once', async () => {
  await rush()
  await rush()
  await allStored()
})

it('scans that wait are kept when the process is told to end', async () => {
  await rush()
  await server.end('SIGTERM')
  // What went into a file meanwhile is taken by the next process.
  server = await startNext(env)
  await scan()
  await allStored()
  await server.end('SIGKILL')
})
