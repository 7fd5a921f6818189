import type { NetworkKind } from '../../scan/traffic/trafficRule.js'

import { createLRU } from '../../kit/createLRU.js'
import { NETWORKS } from './networks.js'

/** What kind of network this is; `null`: one of people's own, or not known. */
export type NetworkKinds = (asn: null | number, owner: null | string) => NetworkKind | null

/** The first word or two tell an owner; relays stand first in the list and win where both fit. */
const BY_NAME = NETWORKS.map(({ kind, name }) => ({ kind, name: name.toLowerCase() }))

/**
 * Says the kind of a network by its number, or by its owner's name where a source has no number.
 * `hosting` and `exempt` are the host's own numbers.
 */
export function createNetworkKinds({
  exempt = [],
  hosting = [],
}: { exempt?: readonly number[]; hosting?: readonly number[] } = {}): NetworkKinds {
  const byNumber = new Map(NETWORKS.map(({ asn, kind }) => [asn, kind]))
  for (const asn of hosting) byNumber.set(asn, 'hosting')
  for (const asn of exempt) byNumber.set(asn, 'relay')
  const byOwner = createLRU<{ kind: NetworkKind | null }>(2000)
  const kindOfOwner = (owner: string): NetworkKind | null => {
    const known = byOwner.get(owner)
    if (known) return known.kind
    const text = owner.toLowerCase()
    const kind = BY_NAME.find(({ name }) => begins(text, name))?.kind ?? null
    byOwner.set(owner, { kind })
    return kind
  }
  return (asn, owner) => {
    if (asn !== null) return byNumber.get(asn) ?? null
    return owner === null ? null : kindOfOwner(owner)
  }
}

/** Without numbers of a host's. */
export const NETWORK_KINDS = createNetworkKinds()

/** As a whole word: `Oracle Corporation`, not `Oracles`. */
const begins = (text: string, name: string): boolean =>
  text.startsWith(name) && !/^[a-z0-9]/.test(text.slice(name.length))
