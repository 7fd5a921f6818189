import { expect, it } from 'vitest'

import type { AbuseGuard, ScanContext } from '../vocabulary/scan.js'

import { answerScan } from './answerScan.js'
import { codeEntry, phoneRequest, recordingContext } from './scan.fixture.js'

const MOUNT = { code: 'abc', peer: '8.8.8.8' }

const scan = (change: Partial<ScanContext>) => {
  const { context, drafts } = recordingContext(codeEntry(), change)
  return { answer: answerScan(phoneRequest(), context, MOUNT), drafts }
}

it('keeps nobody waiting where nothing has to be waited for', () => {
  const { answer, drafts } = scan({ abuse: { check: () => ({ kind: 'pass' }) } })
  expect(answer).toMatchObject({ status: 302 })
  expect(drafts).toHaveLength(1)
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
    onScan: () => void order.push('answered'),
    sink: { write: () => Promise.resolve().then(() => void order.push('safe')) },
  })
  await answer
  expect(order).toEqual(['safe', 'answered'])
})
