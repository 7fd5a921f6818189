import type { Config, Endpoint } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { healthEndpoint } from '../endpoints/healthEndpoint.js'
import { metricsEndpoint } from '../endpoints/metricsEndpoint.js'
import { scanEndpoints } from '../mounts/payload/scanEndpoints.js'
import { crmEndpointsOf } from './crm.js'

/** Our endpoints after the host's. One of the host's for the same requests wins, with a warning. */
export function addEndpoints(
  { collections = [], endpoints: hosts = [] }: Config,
  options: QROptions,
  warnings: string[],
): Endpoint[] {
  const all = [...scanEndpoints(), healthEndpoint(), metricsEndpoint(), ...crmEndpointsOf(options)]
  const ours = all.filter((endpoint) => {
    const own = hosts.find((one) => requestsOf(one) === requestsOf(endpoint))
    if (own) {
      const name = `${own.method.toUpperCase()} ${own.path}`
      warnings.push(`the endpoint ${name} is the host's own and stays as it is`)
    }
    return !own
  })
  // Payload asks the endpoints of a collection, and no others, for every path that begins with it.
  for (const first of new Set(ours.map(({ path }) => path.split('/')[1]))) {
    if (collections.some(({ slug }) => slug === first)) {
      warnings.push(
        `the collection "${first}" is the host's own and answers below /${first} of the API, so our endpoints there do not`,
      )
    }
  }
  return [...hosts, ...ours]
}

/** The requests an endpoint answers: parameters may have any name, and case does not matter. */
function requestsOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  const shape = path.toLowerCase().replace(/:\w+/g, ':').replace(/\/+$/, '')
  return `${method} ${shape}`
}
