// Written with two decimals by Stripe, without any by ISO 4217.
const padded = new Set(['ISK', 'UGX'])

/**
 * Stripe's smallest unit as ISO 4217 minor units: the same but for two currencies. `null` for
 * anything that is not a whole number. Source: docs.stripe.com/currencies#special-cases
 */
export const stripeUnits = (value: unknown, currency: string): null | number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null
  return padded.has(currency) ? Math.round(value / 100) : value
}
