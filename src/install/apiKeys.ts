import type { BasePayload, CollectionConfig, Endpoint } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { closeToKeys } from '../access/keys/closeToKeys.js'
import { createKeysCollection } from '../collections/keys/createKeysCollection.js'
import { type KeyScope, openToKeys } from '../endpoints/keys/openToKeys.js'
import { PAYLOAD_SCOPES } from '../endpoints/keys/payloadScopes.js'
import { OPERATIONS } from '../endpoints/openapi/operations.js'

export const keyCollections = (options: QROptions, userSlug: string): CollectionConfig[] =>
  options.apiKeys === false ? [] : [createKeysCollection({ options, userSlug })]

/** Endpoints of ours as keys may ask them: each says its scope where it is described. */
export function withKeys<One extends Pick<Endpoint, 'method' | 'path'>>(
  options: QROptions,
  endpoints: readonly One[],
  collection?: string,
): One[] {
  return endpoints.map((endpoint) => {
    const name = [endpoint.method, collection, endpoint.path].filter(Boolean).join(' ')
    const operation = OPERATIONS[name]
    // Those for everybody know nobody; one that says no scope is closed.
    if (!operation || operation.who) return endpoint
    return openToKeys(options, endpoint as never, operation.scope) as never
  })
}

/** The same for all endpoints of a collection of ours, before the host changes it. */
export const collectionWithKeys = (
  options: QROptions,
  name: string,
  made: CollectionConfig,
): CollectionConfig =>
  made.endpoints ? { ...made, endpoints: withKeys(options, made.endpoints, name) } : made

/** Opens Payload's own endpoints of our collections to keys, and closes all that is not ours. At start-up. */
export function startKeys(payload: BasePayload, options: QROptions): void {
  if (options.apiKeys === false) return
  closeToKeys(payload, options)
  for (const [name, scopes] of Object.entries(PAYLOAD_SCOPES)) {
    const config = payload.collections[options.slugs[name as keyof typeof PAYLOAD_SCOPES]]?.config
    if (!config?.endpoints) continue
    config.endpoints = opened(options, config.endpoints, scopes)
  }
}

/** Payload's own stand behind those of the plugin and the host, and are shared by all collections. */
function opened(
  options: QROptions,
  endpoints: Endpoint[],
  scopes: Readonly<Record<string, KeyScope>>,
): Endpoint[] {
  const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`
  return endpoints.map((endpoint, at) => {
    const scope = scopes[nameOf(endpoint)]
    const isLast = endpoints.findLastIndex((one) => nameOf(one) === nameOf(endpoint)) === at
    return scope && isLast ? openToKeys(options, endpoint, scope) : endpoint
  })
}
