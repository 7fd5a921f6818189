import type { QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** Collections whose slugs are the host's to choose. */
export const RENAMED_SLUGS = ['campaigns', 'codes', 'contacts', 'conversions', 'scans'] as const

type RenamedSlug = (typeof RENAMED_SLUGS)[number]
export type Slugs = Readonly<Record<keyof typeof HIDDEN_SLUGS | RenamedSlug, string>>

/** Tables nobody looks at; their names are not the host's to choose. */
const HIDDEN_SLUGS = {
  clients: 'qr-clients',
  counters: 'qr-counters',
  deliveries: 'qr-deliveries',
  events: 'qr-events',
  links: 'qr-links',
  places: 'qr-places',
  rollupParts: 'qr-rollup-parts',
  rollups: 'qr-rollups',
  scanIds: 'qr-scan-ids',
  shares: 'qr-shares',
  suppressions: 'qr-suppressions',
  syncs: 'qr-syncs',
  targets: 'qr-targets',
  terms: 'qr-terms',
  tickets: 'qr-tickets',
  visitors: 'qr-visitors',
} as const

/** Slugs of all collections, the renamed ones among them. */
export function slugsOf(written: QRPluginOptions['slugs']): Slugs {
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
