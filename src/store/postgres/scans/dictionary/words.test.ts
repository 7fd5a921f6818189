import { describe, expect, it } from 'vitest'

import { scanRecord } from '../../../../../test/scanRecord.js'
import { FIELDS, setKey, type SetKind, setWord } from './words.js'

const scan = scanRecord({ code: 'ABC', qrCode: 7 })
const everything = () => true

describe.each(Object.keys(FIELDS) as SetKind[])('%s', (kind) => {
  const fields: readonly string[] = FIELDS[kind]
  const keysOf = (facts: object) => [
    setKey(kind, facts as typeof scan),
    setWord(kind, facts as typeof scan, everything).key,
  ]

  it('stores every fact of the set, and nothing else', () => {
    const facts = Object.fromEntries(fields.map((field) => [field, scan[field as 'city']]))
    expect(setWord(kind, scan, everything).values).toEqual(facts)
  })

  it.each(fields)('tells sets apart by %s, and by nothing a scan has of its own', (field) => {
    const [near, stored] = keysOf(scan)
    expect(keysOf({ ...scan, code: 'XYZ', scanId: 'other' })).toEqual([near, stored])
    for (const value of ['different', '', null]) {
      const [otherNear, otherStored] = keysOf({ ...scan, [field]: value })
      // a fact that was not known before is none now
      if (scan[field as 'city'] === value) continue
      expect(otherNear).not.toBe(near)
      expect(otherStored).not.toBe(stored)
    }
  })

  it('does not take a fact for the one beside it', () => {
    const [first, second] = fields as ['city', 'country']
    const [near, stored] = keysOf({ ...scan, [first]: 'ab', [second]: null })
    for (const [one, other] of [
      ['a', 'b'],
      [null, 'ab'],
      ['ab', ''],
    ]) {
      const [otherNear, otherStored] = keysOf({ ...scan, [first]: one, [second]: other })
      expect(otherNear).not.toBe(near)
      expect(otherStored).not.toBe(stored)
    }
  })
})
