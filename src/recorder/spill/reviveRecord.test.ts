import fc from 'fast-check'
import { expect, it } from 'vitest'

import { describeDraft, draft } from '../writer.fixture.js'
import { reviveRecord } from './reviveRecord.js'

const through = (value: unknown) => reviveRecord(JSON.parse(JSON.stringify(value)))

it('gives back what was written', () => {
  const record = { ...describeDraft(draft()), scanToken: 'token', trafficReasons: ['bot'] }
  expect(through(record)).toEqual(record)
})

it('completes what an older version did not know', () => {
  const { code, outcome, qrCode, scanId, scannedAt, trafficClass } = describeDraft(draft())
  const known = { code, outcome, qrCode, scanId, scannedAt, trafficClass }
  expect(through(known)).toMatchObject({
    ...known,
    city: null,
    claimed: false,
    deviceType: 'unknown',
    latitude: null,
    trafficReasons: [],
    visitor: null,
  })
})

it.each(['code', 'outcome', 'qrCode', 'scanId', 'scannedAt', 'trafficClass'])(
  'takes nothing without %s',
  (name) => expect(through({ ...describeDraft(draft()), [name]: undefined })).toBeNull(),
)

it('takes a record with another kind of value anywhere for none, and never throws', () => {
  const record = describeDraft(draft())
  const other = fc.oneof(fc.constant({}), fc.constant([{}]), fc.constant([1]))
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(record)), other, (name, value) => {
      const revived = through({ ...record, [name]: value })
      // Some fields have something to fall back to; none keeps what is wrong.
      if (revived) expect(revived[name as 'city']).not.toEqual(value)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(through(value)).toBeNull()
    }),
  )
})
