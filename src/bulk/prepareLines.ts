import type { CollectionSlug, PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../vocabulary/scan.js'
import type { CodeData, Common } from './plan/dataOf.js'
import type { Plan, Problem, Say } from './plan/types.js'

import { translate } from '../translations/translate.js'
import { dataOf } from './plan/dataOf.js'

export type Prepared = { data: CodeData; line: number }

/** The lines of a plan as data of codes, campaigns found by their slug or title. */
export async function prepareLines(
  plan: Plan,
  {
    common,
    options,
    req,
    tz,
  }: { common: Common; options: QROptions; req: PayloadRequest; tz: string },
): Promise<{ lines: Prepared[]; problems: Problem[] }> {
  const say = sayOf(req)
  const read = plan.lines.map((line) => ({ ...dataOf(line, { common, say, tz }), line: line.line }))
  const names = new Set(read.flatMap(({ campaign }) => campaign ?? []))
  const campaigns = await findCampaigns([...names], options, req)
  const problems = [...plan.problems]
  const lines = read.map(({ campaign, data, line, problems: own }): Prepared => {
    problems.push(...own)
    if (campaign === undefined) return { data, line }
    const found = campaigns.get(campaign.toLowerCase()) ?? []
    if (found.length === 1) return { data: { ...data, campaign: found[0]! }, line }
    const key = found.length > 1 ? 'plugin-qr:bulkCampaigns' : 'plugin-qr:bulkCampaign'
    problems.push({
      field: 'campaign',
      line,
      message: say(key, { campaign: campaign.slice(0, 80) }),
    })
    return { data, line }
  })
  return { lines, problems }
}

export const sayOf =
  (req: PayloadRequest): Say =>
  (key, variables) =>
    translate(req.t, key, variables)

/** Of those the person may read. A slug is one campaign's alone; a title may be that of several. */
async function findCampaigns(
  names: string[],
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<Map<string, ID[]>> {
  const found = new Map<string, ID[]>()
  if (names.length === 0) return found
  const { docs } = await req.payload.find({
    collection: slugs.campaigns as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { slug: true, title: true } as never,
  })
  const all = docs as unknown as { id: ID; slug?: null | string; title?: null | string }[]
  for (const { id, title } of all) {
    const key = title?.trim().toLowerCase()
    if (key) found.set(key, [...(found.get(key) ?? []), id])
  }
  for (const { id, slug } of all) if (slug) found.set(slug.toLowerCase(), [id])
  return found
}
