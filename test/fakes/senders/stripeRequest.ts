import { timestampedHeader } from './timestampedHeader.js'

/** A webhook as Stripe sends it. `now` in epoch ms. */
export const stripeRequest = (
  url: string,
  secret: string,
  type: string,
  object: Record<string, unknown>,
  { id = `evt_${Math.random().toString(36).slice(2)}`, now = Date.now() } = {},
): Request => {
  const created = Math.floor(now / 1000)
  const body = JSON.stringify({
    created,
    data: { object },
    id,
    livemode: false,
    object: 'event',
    type,
  })
  const headers = {
    'content-type': 'application/json',
    'stripe-signature': `${timestampedHeader([secret], body, created)},v0=${'0'.repeat(64)}`,
  }
  return new Request(url, { body, headers, method: 'POST' })
}
