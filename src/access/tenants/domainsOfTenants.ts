import type { CollectionSlug, PayloadRequest } from 'payload'

import type { HostDomain } from '../../options/domains.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { tenantsSlug } from './tenantFields.js'
import { tenantsOfPerson } from './tenantsOfPerson.js'

/** The domains codes of this person's tenants may be on. */
export async function domainsOfPerson(
  req: PayloadRequest,
  options: QROptions,
): Promise<readonly HostDomain[]> {
  const tenants = await tenantsOfPerson(req, options)
  return tenants === 'all' ? options.domains : domainsOfTenants(req, options, tenants)
}

/** The domains a code of these tenants may be on: everybody's, and those that name one of them. */
export async function domainsOfTenants(
  req: PayloadRequest,
  options: QROptions,
  tenants: readonly ID[],
): Promise<readonly HostDomain[]> {
  const { domains } = options
  const slug = tenantsSlug(req.payload, options)
  if (slug === null || domains.every((one) => one.tenants === null)) return domains
  const names = await namesOf(req, slug, tenants)
  return domains.filter(
    (one) => one.tenants === null || one.tenants.some((name) => names.has(name)),
  )
}

async function namesOf(
  req: PayloadRequest,
  collection: string,
  tenants: readonly ID[],
): Promise<Set<number | string>> {
  if (tenants.length === 0) return new Set()
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    req,
    where: { id: { in: [...tenants] } },
  })
  const found = docs as unknown as { id: ID; slug?: unknown }[]
  return new Set(
    found.flatMap(({ id, slug }) => (typeof slug === 'string' && slug ? [id, slug] : [id])),
  )
}
