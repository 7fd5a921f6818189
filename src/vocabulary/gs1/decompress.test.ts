import { expect, it } from 'vitest'

import { decompress } from './decompress.js'
import { elementString } from './elementString.js'

// Pairs that several implementations of the compression agree on, such as GS1's community resolver.
it.each([
  ['ARFKk4XB0CDKWcnpq', '(01)09506000134376(10)LOT01'],
  ['AN2yxDhfaiaw', '(00)998440410914660971'],
  ['ABeRcNWtKMPA', '(00)106141412345678908'],
  ['AQnYUc1gmg', '(01)05412345000013'],
  ['ARHKVAdpQg', '(01)09780345418913'],
  ['AQnYUc1gmiCNV4JG', '(01)05412345000013(10)ABC123'],
  ['AQnYUc1gmiCNV4JGQhcNT6K6c', '(01)05412345000013(10)ABC123(21)72292641703'],
  [
    'AQnYUc1gmiCNV4JGQhcNT6K6cibQCWN9Pee9tT-PQ',
    '(01)05412345000013(10)ABC123(21)72292641703(22)AJY3095721P49',
  ],
  ['AQnYUc1gmiCNV4JGRNoBLG-nvPe2p_Ho', '(01)05412345000013(10)ABC123(22)AJY3095721P49'],
  ['gASXYNWjFkzaNWbdk5YQWjFNHkcODNm', '(8004)0541234537290A41&GHpp33'],
  ['QVSaVjC_dA', '(415)5060917510004'],
  ['EEarwSMXRuGw', '(10)ABC123(17)290331'],
  [
    'EEarwSMhC4an0V05E2gEsb6e897an8ewAMGAkftmjYEy',
    '(10)ABC123(21)72292641703(22)AJY3095721P49(8006)054123450000130201',
  ],
])('reads %s', (text, elements) => {
  expect(elementString(decompress(text)?.elements ?? [])).toBe(elements)
})

it('reads parameters with other names', () => {
  expect(decompress('AQnYUc1gmiERBhQ0ytiyZuAGOLc1TXgpNWCv1')).toEqual({
    elements: [
      { ai: '01', value: '05412345000013' },
      { ai: '10', value: 'ABC&+123' },
      { ai: '7003', value: '1903061658' },
    ],
    parameters: [['k1', 'v1']],
  })
})

it.each(['', 'about', 'foo', 'favicon', 'ARFKk4XB0CDKWc', 'A B', '________'])(
  'does not take "%s" for one',
  (text) => expect(decompress(text)).toBe(null),
)
