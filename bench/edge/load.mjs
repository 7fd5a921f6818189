import autocannon from 'autocannon'

/**
 * So many seconds of load on one address.
 *
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {{ connections: number, seconds: number }} size
 */
export async function load(url, headers, { connections, seconds }) {
  const {
    '3xx': redirects,
    errors,
    latency,
    requests,
  } = await autocannon({ connections, duration: seconds, headers, url })
  return {
    failed: errors + requests.total - redirects,
    p99: latency.p99,
    perSecond: requests.average,
    redirects,
  }
}
