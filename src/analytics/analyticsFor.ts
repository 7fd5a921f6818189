import type { PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Analytics } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'

import { mayViewScans } from '../access/readableScans.js'
import { mayLackSchema } from '../recorder/schemaErrors.js'
import { storeOf } from '../store/storeOf.js'
import { createAnalytics } from './createAnalytics.js'
import { ofLinks } from './scope/ofLinks.js'
import { dimensionsOf, readableFields } from './scope/readableFields.js'
import { resolveScope } from './scope/resolveScope.js'

/**
 * The questions a person may ask, limited to the codes and fields that person may read. Throws
 * `Forbidden` for who may not view analytics. `now` is for tests.
 */
export async function analyticsFor(
  req: PayloadRequest,
  options: QROptions,
  now: () => number = Date.now,
): Promise<Analytics> {
  if (!(await mayViewScans(options, req))) throw new Forbidden(req.t)
  const { payload } = req
  const { campaigns, codes } = options.slugs
  const relation = (value: unknown): ID | null =>
    (typeof value === 'object' && value !== null ? (value as { id: ID }).id : (value as ID)) ?? null
  const find = async (
    collection: string,
    ids: ID[],
    select: Record<string, true>,
    trash: boolean,
  ) => {
    if (ids.length === 0) return []
    const { docs } = await payload.find({
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      pagination: false,
      req,
      select,
      where: { id: { in: ids } },
      ...(trash ? { trash } : {}),
    })
    return docs as unknown as ({ id: ID } & Record<string, unknown>)[]
  }
  const fields = await readableFields(req, options)
  return createAnalytics({
    campaignTitles: async (ids) =>
      new Map(
        (await find(campaigns, ids, { title: true }, false)).map(({ id, title }) => [
          id,
          (title as string) ?? null,
        ]),
      ),
    codeLabels: async (ids) =>
      (
        await find(codes, ids, { campaign: true, code: true, placement: true, title: true }, true)
      ).map((doc) => ({
        id: doc.id,
        campaign: relation(doc.campaign),
        code: String(doc.code ?? ''),
        placement: (doc.placement as null | string) || null,
        title: (doc.title as string) ?? null,
      })),
    codeTags: async (ids) =>
      (
        await find(codes, ids, { tags: true }, true).catch((error: unknown) => {
          // before its migration a site has no tags
          if (mayLackSchema(error)) return []
          throw error
        })
      ).map(({ id, tags }) => ({ id, tags: (tags as null | string[]) ?? [] })),
    dimensions: dimensionsOf(fields),
    fields,
    now,
    rotation: options.visitors === false ? null : options.visitors.rotation,
    scopeOf: async (filter) => ofLinks(await resolveScope(req, options, filter), filter),
    stats: storeOf(payload, options).stats,
  })
}
