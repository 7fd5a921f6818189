import { startProduct } from './startProduct.js'

/**
 * Matomo's bulk tracking: all requests of a body or, where one of them fails, none.
 * https://developer.matomo.org/api-reference/tracking-api#bulk-tracking
 * Time, place and visitor are taken with a token alone.
 */
export async function startMatomo(token: string) {
  const actions: URLSearchParams[] = []
  const product = await startProduct(({ body, url }) => {
    const said = JSON.parse(body) as { requests: string[]; token_auth?: string }
    const answer = (status: number, more: object) => ({ body: JSON.stringify(more), status })
    if (url.pathname !== '/matomo.php') return { status: 404 }
    if (said.token_auth !== token) return answer(400, { status: 'error', tracked: 0 })
    const all = said.requests.map((request) => new URLSearchParams(request.slice(1)))
    const valid = all.filter(
      (one) => one.get('rec') === '1' && /^\d+$/.test(one.get('idsite') ?? '') && /^[0-9a-f]{16}$/.test(one.get('cid') ?? ''), // prettier-ignore
    )
    actions.push(...valid)
    const invalid = all.length - valid.length
    return answer(200, { invalid, status: 'success', tracked: valid.length })
  })
  return { ...product, actions }
}
