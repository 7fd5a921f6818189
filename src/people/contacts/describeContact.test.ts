import { expect, it } from 'vitest'

import type { ContactScans } from '../../integrations/sync/people.js'
import type { KnownTouch } from '../../integrations/sync/touch.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { StoredConversion } from '../conversions/readConversions.js'

import { describeContact } from './describeContact.js'

const options = { crm: { contacts: false } } as unknown as QROptions
const noScans: ContactScans = {
  bound: [],
  personal: { codes: [], count: 0, first: null, last: null, used: [] },
}
const sale = (amount: number, currency: string) =>
  ({ amount, conversions: 1, currency, state: { registers: {} }, status: 'complete', tickets: 1 }) as StoredConversion // prettier-ignore
const touch = (scanId: string, at: number): KnownTouch => ({
  at,
  campaign: null,
  certainty: 'assumed',
  code: 'BADGE',
  qrCode: 1,
  scanId,
  utmCampaign: null,
  utmContent: null,
  utmMedium: null,
  utmSource: null,
  utmTerm: null,
})

it('writes money with as many digits as its currency has', () => {
  const sales = [sale(1915, 'JPY'), sale(1.915, 'KWD'), sale(0.1, 'EUR'), sale(0.2, 'EUR'), sale(1.0005, 'CLF')] // prettier-ignore
  expect(describeContact({ nameFrom: 'person' }, noScans, sales, options, null)).toMatchObject({
    value: { CLF: 1.0005, EUR: 0.3, JPY: 1915, KWD: 1.915 },
    valueText: 'CLF 1.0005, EUR 0.30, JPY 1915, KWD 1.915',
  })
})

it('keeps a first scan that retention took, but not one that was somebody else’s', () => {
  const held = { firstTouch: { at: new Date(1_000).toISOString(), certainty: 'assumed', scanId: 'S1' }, nameFrom: 'person' } // prettier-ignore
  const first = touch('S2', 2_000)
  const personal = { codes: ['BADGE'], count: 1, first, last: first, used: [] as string[] }
  const of = (used: string[]) =>
    describeContact(held, { bound: [], personal: { ...personal, used } }, [], options, null)
  expect(of([])).toMatchObject({ firstTouch: { scanId: 'S1' }, scanCount: 1 })
  expect(of(['S1'])).toMatchObject({ firstTouch: { scanId: 'S2' }, scanCount: 1 })
})
