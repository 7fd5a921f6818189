import type { Pool } from 'pg'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { runCommand } from '../src/mounts/commands/runCommand.js'
import { viewCommand } from '../src/mounts/commands/viewCommand.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { freshDatabase } from './freshDatabase.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, testConfig } from './startPayload.js'

const FIRST = Date.parse('2026-03-29T00:30:00.123Z')

const started: TestPayload[] = []
afterAll(() => Promise.all(started.map(({ stop }) => stop())))

async function start(...args: Parameters<typeof startPayload>) {
  const site = await startPayload(...args)
  started.push(site)
  const { pool } = site.payload.db as unknown as { pool: Pool }
  return { pool, site, store: storeOf(site.payload, optionsOf(site.payload)) }
}

let one: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  one = await start()
  const { payload } = one.site
  const campaign = await payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } })
  const create = (code: string, data: object = {}) =>
    payload.create({
      collection: 'qr-codes',
      data: { code, destination: { type: 'url', url: 'https://e.example' }, title: code, ...data },
    })
  const flat = await create('FLAT', {
    aliases: ['ROUND'],
    campaign: campaign.id,
    placement: 'East stand, gate 3',
    tags: ['east stand', 'a poster'],
  })
  const plain = await create('PLAIN')
  const gone = await create('GONE')
  const scanOf = (code: string, id: unknown, minutes: number, more: object = {}) =>
    scanRecord({ code, qrCode: id as ID, scannedAt: FIRST + minutes * 60_000, ...more })
  const destination = 'https://e.example/?email=a@example.com&qr_scan_id='
  const scans = [
    scanOf('FLAT', flat.id, 0, { referrer: 'https://r.example/?a=1,2', trafficReasons: ['a'] }),
    scanOf('PLAIN', plain.id, 1, {
      city: null,
      latitude: null,
      longitude: null,
      outcome: 'paused',
    }),
    scanOf('FLAT', flat.id, 2, { rawQuery: '?x="1";y', trafficClass: 'bot', visitor: null }),
    scanOf('GONE', gone.id, 3, { deviceType: null, language: null, userAgent: 'Ünïcode "quoted"' }),
  ]
  scans[2]!.destination = destination + scans[2]!.scanId
  await one.store.writeScans(scans)
  await payload.delete({ id: gone.id, collection: 'qr-codes' })
  await one.store.flatView.create()
})

it('has what an export has, column by column', async () => {
  const { payload } = one.site
  const login = { email: 'a@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data: login })
  const { token } = await payload.login({ collection: 'users', data: login })
  const response = await one.site.fetch(
    '/api/qr-scans/export?from=2026-03-01&to=2026-03-31&traffic=all',
    {
      headers: { authorization: `JWT ${token}` },
    },
  )
  const [columns, ...exported] = parse(await response.text()) as string[][]
  expect(columns!.length).toBeGreaterThan(30)
  expect(exported).toHaveLength(4)

  const { rows } = await one.pool.query<Record<string, unknown>>(
    `SELECT *, to_char(scanned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS scanned_at_local
    FROM qr_scans_flat ORDER BY scan_id`,
  )
  const textOf = (column: string, value: unknown): string => {
    if (value === null) return ''
    if (value instanceof Date) return value.toISOString()
    return column === 'trafficReasons' ? JSON.stringify(value) : String(value)
  }
  const snake = (column: string) => column.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`)
  for (const column of columns!) expect(Object.keys(rows[0]!)).toContain(snake(column))
  expect(rows.map((row) => columns!.map((column) => textOf(column, row[snake(column)])))).toEqual(
    exported,
  )
  expect(rows[0]).toMatchObject({
    campaign_title: 'Derby',
    code_title: 'FLAT',
    placement: 'East stand, gate 3',
    tags: 'east stand, a poster',
  })
})

it('can be read and nothing else', async () => {
  for (const sql of ["UPDATE qr_scans_flat SET code = 'X'", 'DELETE FROM qr_scans_flat']) {
    await expect(one.pool.query(sql)).rejects.toThrow(/cannot (update|delete)/)
  }
})

it('keeps what was granted on it when it is made again, and goes when asked to', async () => {
  const count = async () =>
    Number((await one.pool.query('SELECT count(*) FROM qr_scans_flat')).rows[0].count)
  await one.pool.query('GRANT SELECT ON qr_scans_flat TO PUBLIC')
  await one.store.flatView.create()
  await one.store.flatView.renew()
  const { rows } = await one.pool.query(
    "SELECT relacl::text AS granted FROM pg_class WHERE relname = 'qr_scans_flat'",
  )
  expect(rows[0].granted).toContain('=r/')
  expect(await count()).toBe(4)
  // one of an older version
  await one.pool.query('DROP VIEW qr_scans_flat; CREATE VIEW qr_scans_flat AS SELECT 1 AS code')
  await one.store.flatView.create()
  expect(await count()).toBe(4)
  await one.store.flatView.drop()
  await one.store.flatView.drop()
  await one.store.flatView.renew()
  await expect(count()).rejects.toThrow('does not exist')
})

it('is made, printed and taken away by a command', async () => {
  const run = async (...args: string[]) => {
    const said: string[] = []
    const listen = (stream: NodeJS.WriteStream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    const spies = [listen(process.stdout), listen(process.stderr)]
    const code = await runCommand(viewCommand, args, () => testConfig(one.site.uri))
    for (const spy of spies) spy.mockRestore()
    return { code, said: said.join('') }
  }
  const there = async () =>
    (await one.pool.query("SELECT to_regclass('qr_scans_flat') IS NOT NULL AS there")).rows[0].there
  expect(await run()).toEqual({ code: 0, said: 'qr:view: "qr_scans_flat" is there\n' })
  expect(await there()).toBe(true)
  expect((await run('--drop')).code).toBe(0)
  expect(await there()).toBe(false)
  await one.pool.query((await run('--sql')).said)
  expect(await there()).toBe(true)
  expect((await run('--drop', '--sql')).code).toBe(1)
}, 60_000)

it('follows schema, slugs and fields of the host, and stands in no way of a development push', async () => {
  const uri = await freshDatabase()
  const host = (notes: boolean, key: string) =>
    start(
      {
        overrides: {
          scans: ({ defaultCollection }) => ({
            ...defaultCollection,
            fields: [
              ...defaultCollection.fields,
              ...(notes ? [{ name: 'hostNote', type: 'text' as const }] : []),
            ],
          }),
        },
        slugs: { codes: 'short-links', scans: 'link-visits' },
      },
      (config) => ({
        ...config,
        db: postgresAdapter({ pool: { connectionString: uri }, schemaName: 'host' }),
      }),
      // Payload knows its instances by it
      `${uri}#${key}`,
    )
  const columnsOf = async ({ pool }: Awaited<ReturnType<typeof start>>) =>
    (await pool.query('SELECT * FROM host.link_visits_flat')).fields.map(({ name }) => name)

  const noted = await host(true, 'noted')
  await noted.store.flatView.create()
  expect(noted.store.flatView.name).toBe('"host"."link_visits_flat"')
  expect(await columnsOf(noted)).toContain('host_note')
  await noted.site.stop()

  // The push takes away the column and, before it, the view over it.
  const plain = await host(false, 'plain')
  await plain.store.flatView.create()
  const columns = await columnsOf(plain)
  expect(columns).not.toContain('host_note')
  expect(columns).toEqual(expect.arrayContaining(['scanned_at', 'destination', 'city', 'campaign']))
}, 120_000)
