import type { CollectionSlug, Field, PayloadRequest, SanitizedCollectionConfig, Tab } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { codeQuota, countedCodes } from '../../access/codeQuota.js'
import { tenantFieldOf, tenantsIn } from '../../access/tenants/tenantFields.js'
import { optionsOf } from '../../options/optionsOf.js'
import { OWN_CODE, ownerOf } from '../../vocabulary/ownCode.js'

type Doc = { _status?: string; deletedAt?: null | string; id: ID } & Record<string, unknown>
type Of = { collection: SanitizedCollectionConfig; doc: Doc; locale: null | string }

/** The code that is a document's own, also in the trash; `null`: it has none. */
export async function findOwnCode(
  req: PayloadRequest,
  { slugs }: QROptions,
  owner: string,
): Promise<ID | null> {
  const found = await req.payload.db.findOne<{ id: ID }>({
    collection: slugs.codes,
    req,
    where: { owner: { equals: owner } },
  })
  return found?.id ?? null
}

/** The code a document of this collection shows as its own, in the locale of the request. */
export async function ownCodeOf(
  req: PayloadRequest,
  { fields, slug }: SanitizedCollectionConfig,
  id: ID | undefined,
): Promise<ID | null> {
  const own = ownCodeField(fields)
  if (!own || id === undefined) return null
  return findOwnCode(req, optionsOf(req.payload), ownerOf(slug, id, ownLocale(req, own.locales)))
}

/**
 * The document's own code, made where it is published and has none: as the site, not as the person, who
 * may be allowed to publish pages and not to make codes. Where the quota is reached the document is
 * published without one, and gets it when it is published again.
 */
export async function makeOwnCode(
  req: PayloadRequest,
  options: QROptions,
  { collection, doc, locale }: Of,
): Promise<ID | null> {
  const owner = ownerOf(collection.slug, doc.id, locale)
  const found = await findOwnCode(req, options, owner)
  if (found !== null || !isPublished(collection, doc)) return found
  const data = {
    ...ownTenant(req, options, doc),
    destination: {
      reference: { relationTo: collection.slug, value: doc.id },
      type: 'reference',
    },
    owner,
    title: titleOf(collection, doc) + (locale === null ? '' : ` (${locale})`),
  }
  const quota = await codeQuota(options, req, data)
  if (quota && (await countedCodes(quota, options, req)) >= quota.limit) {
    req.payload.logger.warn(
      `payload-plugin-qr: ${owner} got no QR code of its own, the quota of ${quota.limit} is reached`,
    )
    return null
  }
  const made = await req.payload.create({
    collection: options.slugs.codes as CollectionSlug,
    data: data as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return made.id as ID
}

/** A document's code is of its tenant. */
function ownTenant({ payload }: PayloadRequest, options: QROptions, doc: Doc): object {
  const field = tenantFieldOf(payload, options, options.slugs.codes)
  const [tenant] = field ? tenantsIn(doc[field.name]) : []
  return tenant === undefined ? {} : { [field!.name]: field!.hasMany ? [tenant] : tenant }
}

/**
 * The locale whose code a request is about, where each locale has its own: that of the request, else the
 * site's default one. `null`: one code leads to the document.
 */
export function ownLocale(req: PayloadRequest, hasLocales: boolean): null | string {
  const { localization } = req.payload.config
  if (!hasLocales || !localization) return null
  return localization.localeCodes.find((code) => code === req.locale) ?? localization.defaultLocale
}

/** How the collection's documents have codes of their own; `null`: they have none. */
export function ownCodeField(fields: readonly (Field | Tab)[]): null | { locales: boolean } {
  for (const field of fields) {
    const own = 'custom' in field ? (field.custom?.[OWN_CODE] as { locales: boolean }) : undefined
    if (own) return own
    const inner =
      ('tabs' in field && ownCodeField(field.tabs)) ||
      ('fields' in field && ownCodeField(field.fields)) ||
      null
    if (inner) return inner
  }
  return null
}

const isPublished = ({ versions }: SanitizedCollectionConfig, doc: Doc): boolean =>
  !doc.deletedAt && (!versions?.drafts || doc._status === 'published')

function titleOf({ admin, slug }: SanitizedCollectionConfig, doc: Doc): string {
  const title = admin.useAsTitle ? doc[admin.useAsTitle] : doc.title
  return typeof title === 'string' && title.trim() !== ''
    ? title.trim().slice(0, 200)
    : ownerOf(slug, doc.id)
}
