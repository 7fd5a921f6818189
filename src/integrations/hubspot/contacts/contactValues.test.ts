import fc from 'fast-check'
import { expect, it } from 'vitest'

import { contactFor } from '../../../../test/fakes/hubspot/contactFor.js'
import { contactProperties } from '../setup/properties.js'
import { contactValues } from './contactValues.js'

const NONE = {
  campaign: null,
  code: null,
  utmCampaign: null,
  utmContent: null,
  utmMedium: null,
  utmSource: null,
  utmTerm: null,
}

it('sends every property of the set and nothing else', () => {
  const currencies = ['EUR', 'JPY']
  const names = contactProperties({ currencies }).properties.map(({ name }) => name)
  expect(Object.keys(contactValues(contactFor(1), { currencies })).sort()).toEqual(names.sort())
})

it('writes strings as HubSpot takes them', () => {
  const contact = contactFor(1, { state: { valueByCurrency: { EUR: 1234.5, JPY: 900 } } })
  expect(contactValues(contact, { currencies: ['eur', 'JPY', 'USD'] })).toMatchObject({
    qr_codes: 'CODEA;CODEB',
    qr_first_scan_at: '2026-01-01T12:00:01.000Z',
    qr_first_utm_campaign: 'spring-a',
    qr_last_code: 'CODEB',
    qr_scan_count: '2',
    qr_value_by_currency: 'EUR 1234.50; JPY 900',
    qr_value_eur: '1234.50',
    qr_value_jpy: '900',
    qr_value_usd: '0.00',
  })
})

it('writes as many digits as the currency has, whatever Node makes of it', () => {
  const contact = contactFor(1, { state: { valueByCurrency: { IQD: 1.915, KWD: 1.5, UYW: 2 } } })
  expect(contactValues(contact, { currencies: ['iqd'] })).toMatchObject({
    qr_value_by_currency: 'IQD 1.915; KWD 1.500; UYW 2.0000',
    qr_value_iqd: '1.915',
  })
})

it('clears what is no more, so that a cancelled sale disappears', () => {
  const nothing = {
    codes: [],
    first: NONE,
    firstScanAt: null,
    last: NONE,
    lastClickId: null,
    lastCode: null,
    lastScanAt: null,
    scanCount: 0,
    tickets: 0,
    valueByCurrency: { EUR: 0 },
  }
  const values = contactValues(contactFor(1, { state: nothing }), { currencies: ['EUR'] })
  const { qr_scan_count, qr_tickets, qr_value_eur, ...rest } = values as Record<string, string>
  expect([qr_scan_count, qr_tickets, qr_value_eur]).toEqual(['0', '0', '0.00'])
  expect(new Set(Object.values(rest))).toEqual(new Set(['']))
})

it('sends a name until HubSpot knows the contact, and never an empty one', () => {
  const state = { firstName: ' Ann ', lastName: '' }
  const fresh = contactFor(1, { state })
  const known = contactFor(1, { externalId: '7', state })
  expect(contactValues(fresh)).toMatchObject({ firstname: 'Ann' })
  expect(contactValues(fresh)).not.toHaveProperty('lastname')
  expect(contactValues(known)).not.toHaveProperty('firstname')
  expect(contactValues(known, { names: 'always' })).toHaveProperty('firstname')
  expect(contactValues(fresh, { names: 'never' })).not.toHaveProperty('firstname')
})

it('leaves out what the portal does not have', () => {
  const usable = new Set(['qr_scan_count'])
  expect(contactValues(contactFor(1), { usable })).toEqual({ qr_scan_count: '2' })
})

it('never writes a number HubSpot cannot read', () => {
  fc.assert(
    fc.property(fc.double({ max: 1e12, min: -1e12, noNaN: true }), (amount) => {
      const contact = contactFor(1, { state: { valueByCurrency: { EUR: amount } } })
      const value = contactValues(contact, { currencies: ['EUR'] }).qr_value_eur
      expect(value).toMatch(/^-?\d+\.\d\d$/)
    }),
  )
})
