import { startProduct } from './startProduct.js'

export type GA4Event = {
  client: string
  name: string
  params: Record<string, unknown>
  timestamp_micros: number
}

type Body = {
  client_id?: string
  device?: Record<string, string>
  events?: Omit<GA4Event, 'client'>[]
  user_location?: Record<string, string>
}

/**
 * Google Analytics 4 as its Measurement Protocol says: 2xx to whatever it gets, and what is wrong or too
 * large is dropped without a word.
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events#limitations
 */
export async function startGA4(secret: string) {
  const events: GA4Event[] = []
  const dropped: string[] = []
  const bodies: Body[] = []
  const product = await startProduct(({ body, url }) => {
    const said = JSON.parse(body) as Body
    const why = wrongWith(said, body)
    if (url.pathname !== '/mp/collect') dropped.push('path')
    else if (url.searchParams.get('api_secret') !== secret) dropped.push('secret')
    else if (!url.searchParams.get('measurement_id')) dropped.push('stream')
    else if (why) dropped.push(why)
    else {
      bodies.push(said)
      events.push(...said.events!.map((event) => ({ ...event, client: said.client_id! })))
    }
    return { status: 204 }
  })
  return { ...product, bodies, dropped, events }
}

function wrongWith({ client_id, events = [] }: Body, text: string): null | string {
  if (!client_id) return 'client_id'
  if (text.length > 130_000) return 'body of more than 130 kB'
  if (events.length === 0 || events.length > 25) return `${events.length} events`
  for (const { name, params } of events) {
    if (!/^[a-z]\w{0,39}$/i.test(name)) return `name ${name}`
    if (Object.keys(params).length > 25) return 'more than 25 parameters'
    for (const [key, value] of Object.entries(params)) {
      const most = key === 'page_location' ? 1_000 : 100
      if (key.length > 40 || String(value).length > most) return `parameter ${key}`
    }
  }
  return null
}
