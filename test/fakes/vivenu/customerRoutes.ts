import type { Shop } from './createShop.js'

export type Answer = { body: unknown; headers?: Record<string, string>; status: number }

const answer = (status: number, body: unknown = {}): Answer => ({ body, status })

/**
 * `GET /api/customers/rich`, `GET` and `PUT /api/customers/{id}` of Vivenu's OpenAPI document.
 * `GET /api/customers` is a 404 in life too. PUT replaces the tags it is given; whether `meta` is
 * merged is not documented, so the fake replaces it: who relies on a merge fails here.
 */
export const customerRoutes = (
  shop: Shop,
  now: () => number,
  request: { body: string; method: string; url: URL },
): Answer => {
  const { method, url } = request
  const [, id = ''] = /^\/api\/customers\/([^/]+)$/.exec(url.pathname) ?? []
  if (method === 'GET' && id === 'rich') {
    const email = url.searchParams.get('email')?.toLowerCase() ?? ''
    const docs = [...shop.customers.values()]
      // matches parts of an address, so that the client has to look closely
      .filter(({ primaryEmail }) => primaryEmail.toLowerCase().includes(email))
      .slice(0, Number(url.searchParams.get('top') ?? 25))
    return answer(200, { docs, total: docs.length })
  }
  const customer = shop.customers.get(decodeURIComponent(id))
  if (!customer) return answer(404)
  if (method === 'GET') return answer(200, customer)
  if (method !== 'PUT') return answer(405)
  const change = parse(request.body)
  if (!change) return answer(400)
  const { meta, tags } = change
  if (Array.isArray(tags)) customer.tags = tags.map(String)
  if (typeof meta === 'object' && meta !== null) customer.meta = { ...meta }
  customer.updatedAt = new Date(now()).toISOString()
  return answer(200, customer)
}

const parse = (body: string): null | Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
