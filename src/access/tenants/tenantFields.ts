import type { BasePayload, CollectionSlug, FlattenedField, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { relationID } from '../../vocabulary/relationID.js'

type TenantField = Extract<FlattenedField, { type: 'relationship' }>

/** The field by which documents of a collection say whose they are; `null`: they are everybody's. */
export function tenantFieldOf(
  { collections }: Pick<BasePayload, 'collections'>,
  { tenants }: Pick<QROptions, 'tenants'>,
  slug: string,
): null | TenantField {
  const field = collections[slug]?.config.flattenedFields.find(({ name }) => name === tenants.field)
  return field?.type === 'relationship' ? field : null
}

/** The collection of tenants; `null`: this host has none. */
export function tenantsSlug(payload: BasePayload, options: QROptions): null | string {
  const to = tenantFieldOf(payload, options, options.slugs.codes)?.relationTo
  return typeof to === 'string' ? to : null
}

/** Whose a document is, by what its field holds: one, several, or nobody's. */
export function tenantsIn(value: unknown): ID[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => relationID(one) ?? [])
}

/** Whose a stored document is, whoever asks; `null`: its collection has no tenants, or there is no such. */
export async function tenantsOfDocument(
  req: PayloadRequest,
  options: QROptions,
  { id, collection }: { collection: string; id: ID },
): Promise<ID[] | null> {
  const field = tenantFieldOf(req.payload, options, collection)
  if (!field) return null
  const doc = await req.payload.db.findOne<{ id: ID } & Record<string, unknown>>({
    collection: collection as CollectionSlug,
    req,
    select: { [field.name]: true },
    where: { id: { equals: id } },
  })
  return doc && tenantsIn(doc[field.name])
}
