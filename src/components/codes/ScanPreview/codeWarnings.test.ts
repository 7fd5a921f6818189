import { expect, it } from 'vitest'

import type { ExplainInput } from '../../../scan/explainScan.js'

import { codeWarnings } from './codeWarnings.js'

const entry: ExplainInput['entry'] = {
  code: 'A',
  destination: 'https://example.com/',
  expiresAt: null,
  fallbackURL: null,
  scanLimit: null,
  startsAt: null,
  status: 'active',
}
const keys = (
  change: Partial<typeof entry>,
  outcome = 'redirected',
  sent = 0,
  isReference = false,
) =>
  codeWarnings({ ...entry, ...change }, { outcome: outcome as never }, { isReference, sent }).map(
    ({ key }) => key.replace('plugin-qr:', ''),
  )

it.each([
  [{}, []],
  [{ destination: 'http://example.com' }, ['warnHTTP']],
  [{ fallbackURL: 'https://localhost/' }, ['warnLocal']],
  [{ destination: 'https://tickets/' }, ['warnNoTLD']],
  [{ destination: 'https://example.con/' }, ['warnTLDTypo']],
  [{ expiresAt: 5, startsAt: 5 }, ['warnEndBeforeStart']],
] as const)('%o', (change, expected) => {
  expect(keys(change)).toEqual(expected)
})

it('warns of a limit that is passed and of a document without a page', () => {
  expect(keys({ scanLimit: 3 }, 'used-up', 3)).toEqual(['warnLimitPassed'])
  expect(keys({ scanLimit: 4 }, 'redirected', 3)).toEqual([])
  expect(keys({ destination: null }, 'missing-destination', 0, true)).toEqual(['warnNoPage'])
})
