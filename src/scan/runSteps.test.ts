import { expect, it } from 'vitest'

import type { CodeEntry } from '../vocabulary/scan.js'
import type { AbuseGuard, ScanContext, ScanEvent } from '../vocabulary/scanContext.js'

import { SCAN_STEPS } from '../vocabulary/scanContext.js'
import { answerScan } from './handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from './scan.fixture.js'

const MOUNT = { code: 'abc', peer: '8.8.8.8' }

const scan = (change: Partial<ScanContext>) => {
  const { context, rawScans } = recordingContext(codeEntry(), change)
  return { answer: answerScan(phoneRequest(), context, MOUNT), rawScans }
}

it('keeps nobody waiting where nothing has to be waited for', () => {
  const { answer, rawScans } = scan({ abuse: { check: () => ({ kind: 'pass' }) } })
  expect(answer).toMatchObject({ status: 302 })
  expect(rawScans).toHaveLength(1)
})

it.each<[string, AbuseGuard['check'], number]>([
  ['answers late', async () => ({ kind: 'pass' }), 302],
  ['blocks at once', () => ({ kind: 'block', retryAfter: 9 }), 429],
  ['blocks late', async () => ({ kind: 'block', retryAfter: 9 }), 429],
  [
    'throws',
    () => {
      throw new Error('away')
    },
    302,
  ],
  ['rejects', () => Promise.reject(new Error('away')), 302],
])('waits for a guard that %s', async (_, check, status) => {
  expect(await scan({ abuse: { check } }).answer).toMatchObject({ status })
})

it('answers when the scan is safe, not before', async () => {
  const order: string[] = []
  const { answer } = scan({
    onAnswered: () => void order.push('answered'),
    recorder: { write: () => Promise.resolve().then(() => void order.push('safe')) },
  })
  await answer
  expect(order).toEqual(['safe', 'answered'])
})

/** The steps a scan goes through, as their times say, in their order. */
async function stepsOf(change: Partial<CodeEntry>, trusted: Partial<ScanContext> = {}) {
  const events: ScanEvent[] = []
  const { context } = recordingContext(codeEntry(change), {
    onAnswered: (event) => void events.push(event),
    ...trusted,
  })
  await answerScan(phoneRequest(), context, MOUNT)
  return events[0]?.steps ?? {}
}

it('goes through the six steps in order, and says what each took', async () => {
  const directory = { lookup: async () => codeEntry({ scanLimit: 3 }) }
  const steps = await stepsOf({}, { directory })
  const lines = Object.entries(steps).map(
    ([name, ms], at) => `${at + 1} ${name} ${ms.toFixed(3)} ms`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(Object.keys(steps)).toEqual(['code', 'lookup', 'facts', 'decide', 'claim', 'answer'])
  expect(Object.keys(steps)).toEqual(SCAN_STEPS)
  for (const ms of Object.values(steps)) expect(ms).toBeGreaterThanOrEqual(0)
})

it('goes on with the answer as soon as it is known', async () => {
  expect(Object.keys(await stepsOf({}))).toEqual(['code', 'lookup', 'facts', 'decide', 'answer'])
  const nothing = { directory: { lookup: () => null } }
  expect(Object.keys(await stepsOf({}, nothing))).toEqual(['code', 'lookup', 'answer'])
  const full: AbuseGuard = { check: () => ({ kind: 'block', retryAfter: 9 }) }
  expect(Object.keys(await stepsOf({}, { abuse: full }))).toEqual(['code', 'answer'])
})

it('counts the time a step waits', async () => {
  let free: (isFree: boolean) => void = () => {}
  const claim = () => new Promise<boolean>((resolve) => (free = resolve))
  const steps = stepsOf({ scanLimit: 3 }, { limits: { claim } })
  const started = performance.now()
  while (performance.now() - started < 20) await new Promise(setImmediate)
  free(true)
  const { claim: claimed = 0, decide = 0 } = await steps
  expect(claimed).toBeGreaterThan(19)
  expect(decide).toBeLessThan(claimed)
})

it('times one scan in sixteen', async () => {
  const timed: boolean[] = []
  const { context } = recordingContext(codeEntry(), {
    onAnswered: ({ steps }) => void timed.push(steps !== undefined),
  })
  for (let n = 0; n < 48; n += 1) await answerScan(phoneRequest(), context, MOUNT)
  expect(timed.filter(Boolean)).toHaveLength(3)
})
