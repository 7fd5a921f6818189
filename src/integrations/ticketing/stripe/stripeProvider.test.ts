import { describe, expect, it } from 'vitest'

import type { VerifyInput } from '../vocabulary.js'

import {
  invoicePayment,
  paymentSession,
  refundedCharge,
  setupSession,
  subscriptionSession,
} from '../../../../test/fakes/senders/stripeObjects.js'
import { timestampedHeader } from '../../../../test/fakes/senders/timestampedHeader.js'
import { majorUnits } from '../money.js'
import { stripeProvider, stripeUnits } from './stripeProvider.js'

const provider = stripeProvider()
const now = Date.parse('2026-06-01T10:00:00Z')
const body = '{"id":"evt_1"}'

const verify = (header: null | string, over: Partial<VerifyInput> = {}) =>
  provider.verify({
    headers: new Headers(header === null ? {} : { 'stripe-signature': header }),
    now,
    raw: Buffer.from(body),
    secrets: ['whsec_new'],
    url: new URL('https://example.org/'),
    ...over,
  })

describe('signature', () => {
  const at = (offset: number, secrets = ['whsec_new']) =>
    timestampedHeader(secrets, body, now / 1000 + offset)

  it('is taken within 300 seconds to either side, not beyond', () => {
    for (const offset of [0, -300, 300]) expect(verify(at(offset))).toBe('ok')
    for (const offset of [-301, 301]) expect(verify(at(offset))).toEqual({ refused: 'expired' })
  })

  it('is taken while a secret is being replaced, on either side', () => {
    expect(verify(at(0, ['whsec_old', 'whsec_new']))).toBe('ok')
    expect(verify(at(0, ['whsec_old']), { secrets: ['whsec_new', 'whsec_old'] })).toBe('ok')
    expect(verify(at(0, ['whsec_old']))).toEqual({ refused: 'bad-signature' })
  })

  it('is refused without header, with two times or in another scheme', () => {
    const good = at(0)
    expect(verify(null)).toEqual({ refused: 'no-signature' })
    expect(verify(`t=1,${good}`)).toEqual({ refused: 'malformed-signature' })
    expect(verify(good.replace('v1=', 'v0='))).toEqual({ refused: 'malformed-signature' })
  })

  it('needs a secret', () => {
    for (const secrets of [[], [''], ['  ']]) {
      expect(() => verify(at(0), { secrets })).toThrow('webhooks of stripe need a secret')
    }
  })
})

const read = (type: string, object: object) => {
  const events = provider.read(
    { created: now / 1000, data: { object }, id: 'evt_1', livemode: true, type },
    { deliveryId: 'evt_1', headers: new Headers(), receivedAt: 1 },
  )
  return events === 'ignored' ? events : events[0]
}
const session = {
  amount_total: 4000,
  currency: 'eur',
  customer_details: { email: 'Ada@Example.org', name: 'Ada King Lovelace' },
  id: 'cs_1',
  metadata: { qr_scan_id: '01J0SCANSCANSCANSCANSCAN01' },
  payment_intent: 'pi_1',
  payment_status: 'paid',
}

describe('events', () => {
  it('a paid session is a sale of its payment intent', () => {
    expect(read('checkout.session.completed', session)).toMatchObject({
      amount: 4000,
      buyer: { email: 'ada@example.org', firstName: 'Ada King', lastName: 'Lovelace' },
      clickId: '01J0SCANSCANSCANSCANSCAN01',
      currency: 'EUR',
      kind: 'sale',
      orderId: 'pi_1',
      sequence: now,
      status: 'complete',
      tickets: null,
    })
  })

  it('an unpaid one waits for its payment', () => {
    const unpaid = { ...session, payment_status: 'unpaid' }
    expect(read('checkout.session.completed', unpaid)).toMatchObject({ status: 'pending' })
    expect(read('checkout.session.async_payment_succeeded', session)).toMatchObject({
      status: 'complete',
    })
    // never paid is no purchase that was taken back
    expect(read('checkout.session.async_payment_failed', unpaid)).toMatchObject({
      kind: 'sale',
      status: 'pending',
    })
  })

  it('a free session has no payment intent and is its own order', () => {
    const free = {
      ...session,
      amount_total: 0,
      payment_intent: null,
      payment_status: 'no_payment_required',
    }
    expect(read('checkout.session.completed', free)).toMatchObject({ amount: 0, orderId: 'cs_1' })
  })

  it('falls back to client_reference_id for the click', () => {
    const other = { ...session, client_reference_id: 'click-reference', metadata: {} }
    expect(read('checkout.session.completed', other)).toMatchObject({ clickId: 'click-reference' })
  })

  it('a refund leaves the rest, or nothing', () => {
    const charge = { amount: 4000, currency: 'eur', id: 'ch_1', payment_intent: 'pi_1' }
    expect(read('charge.refunded', { ...charge, amount_refunded: 1500 })).toMatchObject({
      amount: 2500,
      orderId: 'pi_1',
      status: 'partially-refunded',
    })
    expect(read('charge.refunded', { ...charge, amount_refunded: 4000 })).toMatchObject({
      amount: 0,
      status: 'refunded',
    })
  })

  it('counts krónur as krónur, which Stripe writes with two decimals', () => {
    const isk = { ...session, amount_total: 500_00, currency: 'isk' }
    expect(read('checkout.session.completed', isk)).toMatchObject({ amount: 500 })
  })

  it('a card put on file is no purchase', () => {
    expect(read('checkout.session.completed', setupSession('1'))).toBe('ignored')
  })

  it('a session without an amount is set aside', () => {
    const without = paymentSession('1', { amount_total: null })
    expect(() => read('checkout.session.completed', without)).toThrow('amount_total')
  })

  it('a subscription and the refund of its first charge are one order, by its invoice', () => {
    expect(read('checkout.session.completed', subscriptionSession('1'))).toMatchObject({
      orderId: 'in_1',
      status: 'complete',
    })
    const old = refundedCharge('1', 4_000, { invoice: 'in_1' })
    expect(read('charge.refunded', old)).toMatchObject({ alias: 'pi_1', orderId: 'in_1' })
    // an invoice may be made for a single payment too
    const single = paymentSession('1', { invoice: 'in_1' })
    expect(read('checkout.session.completed', single)).toMatchObject({ alias: 'pi_1', orderId: 'in_1' }) // prettier-ignore
    expect(read('invoice_payment.paid', invoicePayment('1'))).toMatchObject({
      alias: 'pi_1',
      kind: 'link',
      orderId: 'in_1',
    })
  })

  it('ignores what it does not know', () => {
    expect(read('invoice.paid', session)).toBe('ignored')
    expect(read('checkout.session.expired', session)).toBe('ignored')
  })
})

// docs.stripe.com/currencies, section "Zero-decimal currencies"
const zero = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
// the same, "Three-decimal currencies"
const three = 'BHD JOD KWD OMR TND'.split(' ')
// the same, "Special cases": charged with two decimals, which are zero for ISK and UGX
const special = 'HUF ISK TWD UGX'.split(' ')
// the same, "Presentment currencies": all others
const two =
  `USD AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF
  CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG IDR ILS
  INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD
  NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD
  SZL THB TJS TOP TRY TTD TZS UAH UYU UZS WST XCD XCG YER ZAR ZMW`
    .trim()
    .split(/\s+/)

it.each([
  [zero, 1],
  [three, 1_000],
  [special, 100],
  [two, 100],
] as const)('reads 50,000 of each of %s as what was charged', (currencies, perUnit) => {
  for (const currency of currencies) {
    const units = stripeUnits(50_000 * perUnit, currency)
    expect(Number(majorUnits(units ?? NaN, currency)), currency).toBe(50_000)
  }
})

it('takes no part of what has no parts, and nothing that is no whole number', () => {
  expect(stripeUnits(50_050, 'ISK')).toBeNull()
  expect(stripeUnits(50_099, 'UGX')).toBeNull()
  for (const value of [10.5, '1000', NaN, null]) expect(stripeUnits(value, 'EUR')).toBeNull()
})
