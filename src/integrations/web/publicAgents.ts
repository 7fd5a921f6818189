import type { LookupFunction } from 'node:net'

import { Agent as HTTPAgent } from 'node:http'
import { Agent as HTTPSAgent } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

export type Agents = { http: HTTPAgent; https: HTTPSAgent }

export type PrivateAddresses = boolean | readonly string[]

type Options = {
  /** Resolves names; for tests. @default that of the system */
  lookup?: LookupFunction
  /** Addresses that are dialled though they are not public: all of them, none, or these. */
  privateAddresses: PrivateAddresses
}

/**
 * Reached at a public address, and yet it tells a virtual machine its secrets: the wire server of Azure.
 * Others are link-local or private, and so refused without being named.
 */
const METADATA = ['168.63.129.16']

/**
 * Agents whose every connection goes to a public address, or to none. What is looked at is the very
 * answer of the look-up that is dialled, so a name that answers otherwise a moment later gains nothing.
 * No connection is used twice.
 */
export function publicAgents({ lookup, privateAddresses }: Options): Agents {
  const options = { keepAlive: false, ...(lookup && { lookup }) }
  if (privateAddresses === true) {
    return { http: new HTTPAgent(options), https: new HTTPSAgent(options) }
  }
  const filtered = {
    ...options,
    allowIPAddressList: privateAddresses ? [...privateAddresses] : [],
    denyIPAddressList: METADATA,
  }
  return {
    http: new RequestFilteringHttpAgent(filtered),
    https: new RequestFilteringHttpsAgent(filtered),
  }
}

/** Whether a request failed because its agent does not go to such an address. */
export const isPrivateAddress = (error: unknown): boolean =>
  error instanceof Error && /\bis not allowed\. Because,? It is\b/.test(error.message)
