/** What may be asked for, and nothing else: the body is unsigned and our token goes with it. */
const allowed = /^\/v3\/(?:orders\/\d{1,32}|events\/\d{1,32}\/(?:orders|attendees)\/\d{1,32})\/?$/

/** `api_url` of a webhook, if it leads to Eventbrite's own API; without query. `null` otherwise. */
export const eventbriteURL = (value: unknown): null | string => {
  if (typeof value !== 'string' || value.length > 300 || !URL.canParse(value)) return null
  const url = new URL(value)
  const own = url.origin === 'https://www.eventbriteapi.com' && !url.username && !url.password
  return own && allowed.test(url.pathname) ? `${url.origin}${url.pathname}` : null
}
