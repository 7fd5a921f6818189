import type { Text, TextName } from '../../analytics/lib/useText.js'

type Reason = { category: null | string; message: null | string }

/** What the other side or we say most often, in the reader's language. The rest is shown as it came. */
const KNOWN: Record<string, TextName> = {
  auth: 'crmWhy_auth',
  CONTENTION: 'crmWhy_contention',
  DUPLICATE_EMAIL: 'crmWhy_duplicate',
  'not-found': 'crmWhy_notFound',
  INVALID_EMAIL: 'crmWhy_email',
  locked: 'crmWhy_locked',
  migrating: 'crmWhy_later',
  network: 'crmWhy_network',
  NO_CUSTOMER: 'crmWhy_noCustomer',
  'rate-limit': 'crmWhy_rateLimit',
  SCAN_NOT_STORED: 'crmWhy_scan',
  server: 'crmWhy_server',
  timeout: 'crmWhy_timeout',
}

/** Why something did not work, as a sentence for a person. */
export function reasonText(text: Text, { category, message }: Reason): string {
  const scopes = /lacks: ([\w., -]+?) \(403\)/.exec(message ?? '')?.[1]
  if (scopes) return text('crmWhy_scopes', { scopes })
  const known = category ? KNOWN[category] : undefined
  return known ? text(known) : (message ?? category ?? text('crmWhy_unknown'))
}

/** A system by the name its users know. */
export function targetText(target: string): string {
  if (target === 'hubspot:default') return 'HubSpot'
  if (target.startsWith('hubspot:')) return `HubSpot (${target.slice('hubspot:'.length)})`
  return target === 'vivenu' ? 'Vivenu' : target
}

export const isHubSpot = (target: string): boolean => target.startsWith('hubspot:')
