import { startProduct } from './startProduct.js'

export type PlausibleEvent = {
  domain: string
  name: string
  props: Record<string, string>
  url: string
  visitor: string
}

/**
 * Plausible's Events API: 202 to what it takes, and, said in a header alone, to what it drops for a bot's;
 * 400 to what it cannot read. Visitors are address and user agent.
 * https://plausible.io/docs/events-api
 */
export async function startPlausible(domain: string) {
  const events: PlausibleEvent[] = []
  const product = await startProduct(({ body, headers, url }) => {
    const said = JSON.parse(body) as Partial<PlausibleEvent>
    if (url.pathname !== '/api/event') return { status: 404 }
    const isRead =
      said.name &&
      said.name.length <= 120 &&
      said.url &&
      Buffer.byteLength(said.url) <= 2_000 &&
      Object.keys(said.props ?? {}).length <= 30 &&
      Object.values(said.props ?? {}).every((value) => Buffer.byteLength(value) <= 2_000)
    if (!isRead || said.domain !== domain) return { body: '{"errors":{}}', status: 400 }
    const agent = headers['user-agent'] ?? ''
    if (!agent.startsWith('Mozilla/')) return { headers: { 'x-plausible-dropped': '1' }, status: 202 } // prettier-ignore
    const address = headers['x-forwarded-for'] ?? 'the server'
    events.push({ ...(said as PlausibleEvent), visitor: `${String(address)} ${agent}` })
    return { body: 'ok', status: 202 }
  })
  return { ...product, events }
}
