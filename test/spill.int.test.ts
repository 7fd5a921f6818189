import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ScanRecord } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'
import { until } from './until.js'

let site: TestPayload
let qrCode: number
beforeAll(async () => {
  site = await startPayload()
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'SPILL', destination, title: 'Spill' }
  ;({ id: qrCode } = (await site.payload.create({ collection: 'qr-codes', data })) as never)
})
afterAll(() => site.stop())

const good = (count: number) =>
  Array.from({ length: count }, () => scanRecord({ code: 'SPILL', qrCode }))
const line = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const wrong = (fields: Record<string, unknown>) => ({ ...good(1)[0]!, ...fields })

/** As a version wrote it that knew less of a scan. */
const older = (): Partial<ScanRecord> => {
  const { code, outcome, qrCode: id, scanId, scannedAt, trafficClass } = good(1)[0]!
  return { code, outcome, qrCode: id, scanId, scannedAt, trafficClass }
}

const broken = (): [string, unknown][] => [
  ['half a line', '{"scanId":"01J'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 0x80]).toString('latin1')],
  ['no scan', '[1,2]'],
  ['nothing', 'null'],
  ['a number for a list', wrong({ trafficReasons: 5 })],
  ['no list', wrong({ trafficReasons: null })],
  ['an object for a text', wrong({ city: { name: 'Berlin' } })],
  ['a time out of all calendars', wrong({ scannedAt: 1e300 })],
  ['a class there is not', wrong({ trafficClass: 'martian' })],
  ['an id of another kind', wrong({ qrCode: 'not-a-number' })],
  ['half a character', wrong({ referrer: 'https://example.com/\ud800' })],
  ['text for a number', wrong({ latitude: 'north' })],
]
const stored = (): [string, unknown][] => [
  ['an older version', older()],
  ['zero bytes', wrong({ rawQuery: 'a\0b' })],
  ['a code that is gone', wrong({ qrCode: 2_000_000 })],
]

it('a spill file with anything in it loses none of its scans, and holds up nobody', async () => {
  const directory = temporaryFolder('spill')
  const fine = good(60)
  const [bad, well] = [broken(), stored()]
  const odd = [...bad, ...well].map(([, value]) => value)
  const lines = fine.flatMap((scan, at) => [scan, ...(at < odd.length ? [odd[at]] : [])]).map(line)
  const pid = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(path.join(directory, `scans-${pid}-aa.ndjson`), `${lines.join('\n')}\n{"scanId":"c`)
  const last = good(5)
  writeFileSync(path.join(directory, `scans-${pid}-bb.ndjson`), last.map(line).join('\n') + '\n')

  const recording = { flushInterval: 20, spillDirectory: directory }
  const next = await startPayload({ recording }, undefined, `${site.uri}?application_name=next`)
  const { writer } = runtimeOf(next.payload)
  const response = await next.fetch('/api/q/SPILL', { headers: IPHONE })
  expect(response.status).toBe(302)
  await until(async () =>
    readdirSync(directory).every((name) => name === 'rejected.ndjson') ? true : null,
  )
  expect(writer.state()).toMatchObject({
    dropped: 0,
    rejected: bad.length,
    replayed: fine.length + last.length + well.length,
    storeDown: false,
    torn: 1,
  })
  await flushScans(next.payload)
  const { docs } = await site.payload.find({ collection: 'qr-scans', depth: 0, limit: 1000 })
  const ids = new Set((docs as unknown as { scanId: string }[]).map(({ scanId }) => scanId))
  for (const { scanId } of [...fine, ...last]) expect(ids.has(scanId)).toBe(true)
  expect(docs).toHaveLength(fine.length + last.length + well.length + 1)
  // For a person to look at.
  const kept = readFileSync(path.join(directory, 'rejected.ndjson'), 'utf8').trim().split('\n')
  expect(kept).toHaveLength(bad.length)
  await next.stop()
}, 30_000)
