import fc from 'fast-check'
import { expect, it } from 'vitest'

import { describeRaw, raw } from '../writer.fixture.js'
import { reviveRecord } from './reviveRecord.js'

const through = (value: unknown) => reviveRecord(JSON.parse(JSON.stringify(value)))

it('gives back what was written', () => {
  const record = { ...describeRaw(raw()), clickIdHash: 'token', trafficReasons: ['bot'] }
  expect(through(record)).toEqual(record)
})

it('completes what an older version did not know', () => {
  const { code, outcome, qrCode, scanId, scannedAt, trafficClass } = describeRaw(raw())
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

it('knows the hash of a click id by the name it had', () => {
  const { clickIdHash, ...record } = { ...describeRaw(raw()), clickIdHash: 'token' }
  expect(through({ ...record, scanToken: clickIdHash })).toEqual({ ...record, clickIdHash })
})

it.each(['code', 'outcome', 'qrCode', 'scanId', 'scannedAt', 'trafficClass'])(
  'takes nothing without %s',
  (name) => expect(through({ ...describeRaw(raw()), [name]: undefined })).toBeNull(),
)

it('takes a record with another kind of value anywhere for none, and never throws', () => {
  const record = describeRaw(raw())
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
