import { currencyExponent } from './currencyExponent.js'

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
