import type { Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { APIKey } from './keyOf.js'

import { type APIScope, includesScope } from '../../vocabulary/apiKeys.js'

export type Operation = 'create' | 'read' | 'update'

/** How far a key goes in one of our collections, whatever its owner may beside that. */
export type KeyRule = (key: APIKey, operation: Operation, data: unknown) => boolean | Where

const has = ({ scopes }: APIKey, ...asked: readonly APIScope[]): boolean =>
  asked.some((scope) => includesScope(scopes, scope))

const mayWrite = (key: APIKey): boolean => has(key, 'codes:write', 'bulk:write')

/** Of the collections a key reaches, by slug. All others are closed to every key. */
export function keyRules({ slugs }: QROptions): ReadonlyMap<string, KeyRule> {
  const numbers: KeyRule = (key, operation) =>
    operation === 'read' && has(key, 'stats:read', 'scans:export')
  const scans: KeyRule = (key, operation, data) =>
    numbers(key, operation, data) && (key.only ? onlyCodes(key.only, 'qrCode.') : true)
  // What scans and counts are read through; which of them is said by the scans and codes.
  const dictionaries = [slugs.clients, slugs.counters, slugs.links, slugs.places, slugs.terms]
  return new Map<string, KeyRule>([
    [slugs.codes, codes],
    [slugs.campaigns, campaigns],
    [slugs.designs, designs],
    [slugs.scans, scans],
    ...dictionaries.map((slug) => [slug, numbers] as const),
  ])
}

const codes: KeyRule = (key, operation, data) => {
  const { only } = key
  if (operation !== 'read' && !mayWrite(key)) return false
  if (!only) return true
  const { campaign } = (data ?? {}) as { campaign?: unknown }
  const isWithin = only.campaigns.some((id) => String(id) === String(campaign))
  // A code that is made, or moved, stays where the key reaches.
  if (operation === 'create' ? !isWithin : campaign !== undefined && !isWithin) return false
  return operation === 'create' ? true : onlyCodes(only)
}

const campaigns: KeyRule = (key, operation) => {
  if (operation !== 'read' && !mayWrite(key)) return false
  if (!key.only) return true
  return operation === 'create' ? false : { id: { in: [...key.only.campaigns] } }
}

/** Designs are everybody's: a key of some campaigns only reads them. */
const designs: KeyRule = (key, operation) => operation === 'read' || (mayWrite(key) && !key.only)

const onlyCodes = ({ campaigns, codes }: NonNullable<APIKey['only']>, relation = ''): Where => ({
  or: [
    { [`${relation}campaign`]: { in: [...campaigns] } },
    { [relation === '' ? 'id' : relation.slice(0, -1)]: { in: [...codes] } },
  ],
})
