import { timestampedHeader } from './timestampedHeader.js'

/** A message of a shop of one's own. `now` in epoch ms. */
export const genericRequest = (
  url: string,
  secret: string,
  message: Record<string, unknown>,
  { now = Date.now() } = {},
): Request => {
  const body = JSON.stringify(message)
  const headers = {
    'content-type': 'application/json',
    'x-qr-signature': timestampedHeader([secret], body, Math.floor(now / 1000)),
  }
  return new Request(url, { body, headers, method: 'POST' })
}
