import type { CollectionConfig } from 'payload'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** Collections whose slugs are the host's to choose. */
export const RENAMED_SLUGS = [
  'campaigns',
  'codes',
  'contacts',
  'conversions',
  'designs',
  'reports',
  'scans',
] as const

export type RenamedSlug = (typeof RENAMED_SLUGS)[number]
export type Slugs = Readonly<Record<keyof typeof HIDDEN_SLUGS | RenamedSlug, string>>

/** Names that are not the host's to choose: tables nobody looks at, and API keys. */
const HIDDEN_SLUGS = {
  alerts: 'qr-alerts',
  apiKeys: 'qr-api-keys',
  checkIns: 'qr-check-ins',
  checks: 'qr-checks',
  clients: 'qr-clients',
  counters: 'qr-counters',
  deliveries: 'qr-deliveries',
  events: 'qr-events',
  history: 'qr-history',
  links: 'qr-links',
  messages: 'qr-messages',
  misses: 'qr-misses',
  names: 'qr-names',
  optOuts: 'qr-opt-outs',
  outbox: 'qr-outbox',
  places: 'qr-places',
  reportSends: 'qr-report-sends',
  reservations: 'qr-reservations',
  rollupParts: 'qr-rollup-parts',
  rollups: 'qr-rollups',
  scanIds: 'qr-scan-ids',
  shares: 'qr-shares',
  sinks: 'qr-sinks',
  suppressions: 'qr-suppressions',
  syncs: 'qr-syncs',
  targets: 'qr-targets',
  terms: 'qr-terms',
  tickets: 'qr-tickets',
  visitorKeys: 'qr-visitor-keys',
  visitors: 'qr-visitors',
} as const

/** Slugs of all collections, the renamed ones among them. */
export function slugsOf(written: Partial<Record<RenamedSlug, string>> | undefined): Slugs {
  const names = RENAMED_SLUGS
  const slugs = checks.object('options.slugs', written, names)
  const slug = (name: RenamedSlug): string => {
    const value = checks.text(`options.slugs.${name}`, slugs[name]) ?? `qr-${name}`
    return /^[a-z][a-z0-9-]*$/.test(value)
      ? value
      : fail(`options.slugs.${name}`, value, 'lower-case letters, digits and hyphens')
  }
  const all = Object.fromEntries(names.map((name) => [name, slug(name)])) as Record<
    RenamedSlug,
    string
  >
  if (new Set(Object.values(all)).size < names.length) {
    fail('options.slugs', written, 'different slugs')
  }
  return { ...all, ...HIDDEN_SLUGS }
}

/** Changes a collection of ours: gets the default, returns what is used, with the same slug. */
export type CollectionOverride = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

export type Overrides = Partial<Record<RenamedSlug, CollectionOverride>>

/** Functions of the host's that change our collections. */
export function overridesOf(written: Overrides | undefined): Overrides {
  const overrides = checks.object('options.overrides', written, RENAMED_SLUGS)
  for (const name of RENAMED_SLUGS) checks.func(`options.overrides.${name}`, overrides[name])
  return overrides
}
