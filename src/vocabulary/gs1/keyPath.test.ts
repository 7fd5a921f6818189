import { expect, it } from 'vitest'

import { parseDigitalLink } from './digitalLink.js'
import { belongsInPath, isKeyPath } from './keyPath.js'

// Sequences of GS1's Barcode Syntax Engine, see `syntaxEngine.test.ts`.

/** Sequences of key and qualifiers that its table of keys allows. */
const SEQUENCES = [
  '00',
  '01',
  '01 21',
  '01 10',
  '01 10 21',
  '01 22',
  '01 22 21',
  '01 22 10',
  '01 22 10 21',
  '01 235',
  '253',
  '255',
  '401',
  '402',
  '414',
  '414 254',
  '414 7040',
  '417',
  '417 7040',
  '8003',
  '8004',
  '8004 7040',
  '8006',
  '8006 21',
  '8006 10',
  '8006 10 21',
  '8006 22',
  '8006 22 21',
  '8006 22 10',
  '8006 22 10 21',
  '8010',
  '8010 8011',
  '8013',
  '8017',
  '8017 8019',
  '8018',
  '8018 8019',
]

it.each(SEQUENCES)('knows the sequence %s', (sequence) => {
  const [key, ...qualifiers] = sequence.split(' ')
  expect(isKeyPath(key!, qualifiers)).toBe(true)
  const path = [key!, ...qualifiers].map((ai) => `/${ai}/${SAMPLES[ai] ?? 'A'}`).join('')
  const read = parseDigitalLink(`https://a${path}`)
  expect(read.problem ?? read.keys).toBe(1 + qualifiers.length)
})

it.each(['01 21 10', '01 235 10', '01 01', '01 17', '00 10', '414 254 7040', '10', '10 01'])(
  'knows no sequence %s',
  (sequence) => {
    const [key, ...qualifiers] = sequence.split(' ')
    expect(isKeyPath(key!, qualifiers)).toBe(false)
  },
)

it('knows what belongs among them', () => {
  expect(belongsInPath('10', ['01'])).toBe(true)
  expect(belongsInPath('10', ['01', '22', '21'])).toBe(true)
  expect(belongsInPath('10', ['01', '235'])).toBe(false)
  expect(belongsInPath('17', ['01'])).toBe(false)
})

const SAMPLES: Readonly<Record<string, string>> = {
  '00': '006141411234567890',
  '01': '12312312312333',
  '253': '1231231231232',
  '255': '1231231231232',
  '401': '12345678',
  '402': '12345678901234560',
  '414': '9520123456788',
  '417': '9520123456788',
  '7040': '1ABC',
  '8003': '01231231231232',
  '8004': '95201234',
  '8006': '123123123123330102',
  '8010': '9520A',
  '8011': '12',
  '8013': '1987654Ad4X4bL5ttr2310c2K',
  '8017': '123456789012345675',
  '8018': '123456789012345675',
  '8019': '123',
}
