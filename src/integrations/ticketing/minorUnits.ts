import { currencyExponent } from './currencyExponent.js'

const decimal = /^(-?)(\d{1,15})(?:\.(\d+))?$/

/**
 * A price in major units (`19.15`, `'19.15'`) as an integer of minor units (1915), worked out on
 * digits. Digits past the currency's places are rounded half away from zero: providers send sums
 * of floats such as 30.299999999999997. `null` for anything that is not a plain decimal number or
 * does not fit a safe integer.
 */
export const minorUnits = (value: unknown, currency: string): null | number => {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const match = decimal.exec(typeof value === 'number' ? plain(value) : value.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const places = currencyExponent(currency)
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n
  const units = Number(kept + up)
  if (!Number.isSafeInteger(units)) return null
  return sign && units !== 0 ? -units : units
}

// 1e-7 and smaller print with an exponent, and are nothing in any currency.
const plain = (value: number): string => (Math.abs(value) < 1e-6 ? '0' : String(value))
