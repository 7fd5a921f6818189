import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'

import { ValidationError, type ValidationFieldError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { domainsOfTenants } from '../../access/tenants/domainsOfTenants.js'
import { tenantFieldOf, tenantsIn, tenantsOfDocument } from '../../access/tenants/tenantFields.js'
import { asID } from '../../analytics/scope/asID.js'
import { translate } from '../../translations/translate.js'
import { type Related, relatedOf } from './relatedOf.js'

type Doc = { domain?: null | string; id?: ID } & Record<string, unknown>

/**
 * Whatever a document of ours points to is of its tenant, drafts included, and its domain is one of that
 * tenant's. What was stored before may stay, until it or the tenant changes.
 */
export function keepApart(options: QROptions): CollectionBeforeChangeHook {
  return async ({ collection, data, originalDoc, req }) => {
    const field = tenantFieldOf(req.payload, options, collection.slug)
    if (!field) return data
    const was = (originalDoc ?? {}) as Doc
    const now: Doc = { ...was, ...data }
    const tenants = tenantsIn(now[field.name])
    const isMoved = String(tenants) !== String(tenantsIn(was[field.name]))
    const before = isMoved ? {} : was
    const errors = [
      ...(await strangersIn(req, options, { before, now, tenants })),
      ...(await foreignDomain(req, options, { before, now, tenants })),
      ...(isMoved && was.id !== undefined
        ? await leftBehind(req, options, { id: was.id, name: field.name, slug: collection.slug, tenants }) // prettier-ignore
        : []),
    ]
    if (errors.length > 0) {
      throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
    }
    return data
  }
}

type Change = { before: Doc | object; now: Doc; tenants: readonly ID[] }

/** What it points to anew that is not of its tenant. */
async function strangersIn(
  req: PayloadRequest,
  options: QROptions,
  { before, now, tenants }: Change,
): Promise<ValidationFieldError[]> {
  const keyOf = ({ id, collection }: Related): string => `${collection}:${id}`
  const had = new Set(relatedOf(before, options).map(keyOf))
  const message = translate(req.t, 'plugin-qr:tenantOther')
  const errors: ValidationFieldError[] = []
  for (const related of relatedOf(now, options)) {
    if (had.has(keyOf(related))) continue
    const id = asID(req.payload, related.collection, related.id)
    // what cannot be an id is for the field's own check to name
    const theirs = id === null ? null : await tenantsOfDocument(req, options, { ...related, id })
    const isApart = theirs !== null && theirs.length > 0 && !tenants.every((one) => theirs.includes(one)) // prettier-ignore
    if (isApart) errors.push({ message, path: related.path })
  }
  return errors
}

async function foreignDomain(
  req: PayloadRequest,
  options: QROptions,
  { before, now: { domain }, tenants }: Change,
): Promise<ValidationFieldError[]> {
  if (!domain || domain === (before as Doc).domain || tenants.length === 0) return []
  const known = await domainsOfTenants(req, options, tenants)
  // one that is none of the host's is the field's own check to name
  const isOurs = options.domains.some(({ host }) => host === domain)
  if (!isOurs || known.some(({ host }) => host === domain)) return []
  const names = known.map(({ host }) => host).join(', ') || '–'
  return [{ message: translate(req.t, 'plugin-qr:domainUnknown', { domain, known: names }), path: 'domain' }] // prettier-ignore
}

/** Codes and campaigns that point to a document and are not of the tenant it goes to. */
async function leftBehind(
  req: PayloadRequest,
  options: QROptions,
  { id, name, slug, tenants }: { id: ID; name: string; slug: string; tenants: readonly ID[] },
): Promise<ValidationFieldError[]> {
  const { campaigns, codes, designs } = options.slugs
  const users =
    slug === campaigns
      ? [{ collection: codes, field: 'campaign' }]
      : slug === designs
        ? [codes, campaigns].map((collection) => ({ collection, field: 'preset' }))
        : []
  let number = 0
  for (const { collection, field } of users) {
    if (!tenantFieldOf(req.payload, options, collection)) continue
    const { totalDocs } = await req.payload.count({
      collection: collection as CollectionSlug,
      overrideAccess: true,
      req,
      trash: true,
      where: { and: [{ [field]: { equals: id } }, { [name]: { not_in: [...tenants] } }] },
    })
    number += totalDocs
  }
  if (number === 0) return []
  return [{ message: translate(req.t, 'plugin-qr:tenantHeld', { number }), path: name }]
}
