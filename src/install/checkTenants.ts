import type { BasePayload, Config } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { tenantFieldOf } from '../access/tenants/tenantFields.js'
import { fail } from '../kit/fail.js'

const SELECTOR = '@payloadcms/plugin-multi-tenant/rsc#TenantSelector'

/** What a host may give tenants; everything else is of its code, or of all of them. */
const OWNED = ['campaigns', 'codes', 'designs', 'reports'] as const

/**
 * Stops the start where `multiTenantPlugin` has run already and was told of collections of ours: they were
 * not there yet, so they got no tenant, and everybody would see everybody's.
 */
export function checkPluginOrder({ admin }: Config, { slugs }: QROptions): void {
  const selector = admin?.components?.beforeNav?.find(
    (one) => typeof one === 'object' && one && 'path' in one && one.path === SELECTOR,
  ) as { clientProps?: { enabledSlugs?: string[] } } | undefined
  const named = Object.values<string>(slugs).filter((slug) =>
    selector?.clientProps?.enabledSlugs?.includes(slug),
  )
  if (named.length > 0) {
    fail(
      'plugins',
      named,
      'multiTenantPlugin(…) after qrPlugin(…): before it, these have no tenant',
    )
  }
}

/** Stops the start where only some of what belongs together has tenants, or what takes it from its code. */
export function checkTenants(payload: BasePayload, options: QROptions): void {
  const { slugs, tenants } = options
  const has = (slug: string): boolean => tenantFieldOf(payload, options, slug) !== null
  const isThere = (slug: string): boolean => slug in payload.collections
  const path = 'multiTenantPlugin: collections'
  const owned: readonly string[] = OWNED.map((name) => slugs[name])
  const wrong = Object.values<string>(slugs).filter((slug) => !owned.includes(slug) && has(slug))
  if (wrong.length > 0) {
    fail(path, wrong, `${owned.join(', ')}: everything else of ours takes its tenant from its code`)
  }
  // designs alone may be everybody's on purpose
  const together = [slugs.codes, slugs.campaigns, slugs.reports].filter(isThere)
  const without = together.filter((slug) => !has(slug))
  if (without.length > 0 && without.length < together.length) {
    fail(path, together.filter(has), `${without.join(', ')} as well (with the field "${tenants.field}"), or none of these`) // prettier-ignore
  }
}
