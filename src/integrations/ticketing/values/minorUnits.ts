import { currencyExponent } from './currencyExponent.js'

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
