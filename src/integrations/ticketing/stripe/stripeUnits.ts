import { currencyExponent } from '../values/currencyExponent.js'

/**
 * Decimal places Stripe counts in, where they are not those of ISO 4217: ariary are whole (ISO 4217 has
 * two places for them), krónur and Uganda shillings have two that are always zero.
 */
const places = new Map([
  ['ISK', 2],
  ['MGA', 0],
  ['UGX', 2],
])

/**
 * Stripe's smallest unit as ISO 4217 minor units. `null` for what is none: not a whole number, or a part
 * of a króna. Source: docs.stripe.com/currencies#zero-decimal, #three-decimal and #special-cases
 */
export const stripeUnits = (value: unknown, currency: string): null | number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null
  const ours = currencyExponent(currency)
  const theirs = places.get(currency) ?? ours
  const units = ours >= theirs ? value * 10 ** (ours - theirs) : value / 10 ** (theirs - ours)
  return Number.isSafeInteger(units) ? units : null
}
