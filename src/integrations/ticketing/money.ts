import type { TicketingWork } from './vocabulary.js'

import { MalformedPayloadError } from './TicketingError.js'

// ISO 4217 list one; Intl follows CLDR, which differs between Node versions.
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const three = 'BHD IQD JOD KWD LYD OMR TND'
const four = 'CLF UYW'

const exponents = new Map<string, number>([
  ...none.split(' ').map((code) => [code, 0] as const),
  ...three.split(' ').map((code) => [code, 3] as const),
  ...four.split(' ').map((code) => [code, 4] as const),
])

/** Decimal places of a currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; 2 when unknown. */
export const currencyExponent = (currency: string): number => exponents.get(currency) ?? 2

/** Of a unit: what adding up floats leaves. */
const NOISE = 1e-5

const decimal = /^(-?)(\d{1,15})(?:\.(\d+))?$/

/**
 * A price in major units (`19.15`, `'19.15'`) as an integer of minor units (1915), worked out on
 * digits. Providers send sums of floats such as 30.299999999999997, so a number that is next to a whole
 * unit is that unit. `null` for anything else: half a yen, what is not a plain decimal number, what does
 * not fit a safe integer.
 */
export const minorUnits = (value: unknown, currency: string): null | number => {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const match = decimal.exec(typeof value === 'number' ? plain(value) : value.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const places = currencyExponent(currency)
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const rest = Number(`0.${fraction.slice(places) || '0'}`)
  // what a person or a database wrote as text is exact
  const noise = typeof value === 'number' ? NOISE : 0
  if (rest > noise && rest < 1 - noise) return null
  const units = Number(kept + (rest > 0.5 ? 1n : 0n))
  if (!Number.isSafeInteger(units)) return null
  return sign && units !== 0 ? -units : units
}

// 1e-7 and smaller print with an exponent, and are nothing in any currency.
const plain = (value: number): string => (Math.abs(value) < 1e-6 ? '0' : String(value))

/** The way back: 1915 minor units of EUR are `'19.15'`, of JPY `'1915'`. Exact, no grouping. */
export const majorUnits = (units: number, currency: string): string => {
  if (!Number.isSafeInteger(units)) {
    throw new RangeError('majorUnits takes a safe integer of minor units')
  }
  const places = currencyExponent(currency)
  const digits = String(Math.abs(units)).padStart(places + 1, '0')
  const sign = units < 0 ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/**
 * Sets aside an order that is worth less than nothing: it would lower the revenue of others. Only what
 * changes an earlier purchase may cost less than it did.
 */
export const checkAmount = <Work extends TicketingWork>(work: Work): Work => {
  if (work.kind === 'pointer') return work
  const isChange = work.origin === 'rebooking' || work.origin === 'upgrade'
  if (!isChange && ((work.amount ?? 0) < 0 || (work.gross ?? 0) < 0)) {
    throw new MalformedPayloadError(`${work.provider}: the amount of an order is negative`)
  }
  return work
}
