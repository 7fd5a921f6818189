/** Query parameter of a test scan: the whole way, but nothing is counted. */
export const TEST_PARAMETER = 'qr_test'

/**
 * Takes the token of a test scan out of a scanned query, so that it never reaches a destination.
 * `token` is `null` where there is none; the rest of the query stays byte for byte.
 *
 * @param query without `?`
 */
export function takeTestToken(query: string): { query: string; token: null | string } {
  if (!query.includes(`${TEST_PARAMETER}=`)) return { query, token: null }
  const prefix = `${TEST_PARAMETER}=`
  let token: null | string = null
  const rest = query.split('&').filter((part) => {
    if (!part.startsWith(prefix)) return true
    token ??= part.slice(prefix.length)
    return false
  })
  return { query: rest.join('&'), token }
}
