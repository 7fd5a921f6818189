import type { BasePayload } from 'payload'

import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import type * as Source from '../../src/runtime/thread/startRecorder.js'
import type { ScanDraft } from '../../src/vocabulary/scan.js'

import { optionsOf } from '../../src/options/optionsOf.js'
import { recorderData } from '../../src/runtime/thread/recorderData.js'
import { NO_UTM } from '../../src/scan/decide/buildDestination.js'
import { scanId } from '../../src/vocabulary/scanId.js'
import { IPHONE } from '../phone.js'
import { startPayload, type TestPayload } from '../startPayload.js'

/** Built, because a thread does not run TypeScript. */
const { openRecorder, startRecorder } = (await import(
  new URL('../../dist/src/runtime/thread/startRecorder.js', import.meta.url).href
)) as typeof Source

let site: TestPayload
let payload: BasePayload
let code: { id: number }
beforeAll(async () => {
  site = await startPayload()
  payload = site.payload
  code = (await payload.create({
    collection: 'qr-codes',
    data: {
      code: 'THREAD',
      destination: { type: 'url', url: 'https://a.example' },
      title: 'Thread',
    } as never,
  })) as never
})
afterAll(() => site?.stop())

const drafts = (count: number): ScanDraft[] =>
  Array.from({ length: count }, () => ({
    address: '8.8.8.8',
    claimed: false,
    code: 'THREAD',
    destination: 'https://a.example/',
    headers: new Headers(IPHONE),
    outcome: 'redirected',
    qrCode: code.id,
    rawQuery: null,
    scanId: scanId(Date.now()),
    scannedAt: Date.now(),
    traffic: { class: 'human', reasons: [], rulesVersion: 1, score: 0 },
    utm: NO_UTM,
  }))
const stored = async () => (await payload.count({ collection: 'qr-scans' })).totalDocs

it('describes and writes scans in a thread, each once, and ends with what it holds', async () => {
  const recorder = (await startRecorder(payload, optionsOf(payload)))!
  const some = drafts(50)
  expect(await recorder.write(some)).toBe(50)
  expect(await recorder.write(some)).toBe(0)
  const { docs } = await payload.find({ collection: 'qr-scans', depth: 0, limit: 1 })
  expect(docs[0]).toMatchObject({ code: 'THREAD', country: 'US', deviceType: 'mobile' })
  expect(await stored()).toBe(50)
  expect(recorder.isOpen()).toBe(true)
  await recorder.close()
  expect(recorder.isOpen()).toBe(false)
})

it('says why the database refuses', async () => {
  const recorder = (await startRecorder(payload, optionsOf(payload)))!
  const [bad] = drafts(1)
  await expect(recorder.write([{ ...bad!, outcome: 'nonsense' as never }])).rejects.toMatchObject({
    code: '22P02',
  })
  await recorder.close()
})

it('is no way where the host has functions that no thread can be told', async () => {
  const options = optionsOf(payload)
  const onScan = { ...options, hooks: { ...options.hooks, onScan: () => undefined } }
  expect(await recorderData(payload, onScan)).toBe(null)
  const poolOptions = { password: () => 'secret' }
  for (const own of [{ poolOptions }, { pg: {} }]) {
    const db = { ...payload.db, ...own }
    expect(await recorderData({ ...payload, db } as never, options)).toBe(null)
  }
})

it('that does not start, or dies, is told of and waited for by nobody', async () => {
  const options = optionsOf(payload)
  const data = (await recorderData(payload, options))!
  const warn = vi.fn()
  await expect(openRecorder({ ...data, driver: 'data:text/javascript,' }, warn)).rejects.toThrow()

  // An exception outside of any request, once the thread runs.
  const dies = `export default { Pool: class { on() {} connect() { setImmediate(() => { throw new Error('x') }); return new Promise(() => {}) } query() { return this.connect() } } }`
  const driver = `data:text/javascript,${encodeURIComponent(dies)}`
  const recorder = await openRecorder({ ...data, driver }, warn)
  await expect(recorder.write(drafts(3))).rejects.toMatchObject({ code: 'QR_RECORDER_GONE' })
  expect(recorder.isOpen()).toBe(false)
  expect(warn).toHaveBeenCalledWith('The recording thread ended; scans are written without it.')
})
