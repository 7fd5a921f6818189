/**
 * A webhook as Eventbrite sends it: unsigned, the token is in the URL it was registered with.
 * Source: eventbrite.com/platform/docs/webhooks
 */
export const eventbriteRequest = (
  url: string,
  action: string,
  apiURL: string,
  { delivery = String(Math.floor(Math.random() * 1e9)) } = {},
): Request => {
  const config = { action, endpoint_url: url, user_id: '1', webhook_id: '2' }
  const headers = {
    'content-type': 'application/json',
    'x-eventbrite-delivery': delivery,
    'x-eventbrite-event': action,
  }
  const body = JSON.stringify({ api_url: apiURL, config })
  return new Request(url, { body, headers, method: 'POST' })
}
