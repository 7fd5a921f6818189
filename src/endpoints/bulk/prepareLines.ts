import type { CollectionSlug, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { CodeData } from './plan/codeData.js'
import type { Common } from './plan/dataOf.js'
import type { Plan, Problem, Say } from './plan/types.js'

import { asID } from '../../analytics/scope/asID.js'
import { translate } from '../../translations/translate.js'
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
  const lines = read.map(({ campaign, data: written, line, problems: own }): Prepared => {
    const data = withDocument(written, options, req)
    problems.push(...own, ...switchedOff(data, line, options, say))
    if (campaign === undefined) return { data, line }
    const found = campaigns.get(campaign.toLowerCase()) ?? []
    if (found.length === 1) return { data: { ...data, campaign: found[0]!.id }, line }
    const key = found.length > 1 ? 'plugin-qr:bulkCampaigns' : 'plugin-qr:bulkCampaign'
    const names = found.map(({ name }) => name).join(', ')
    problems.push({
      field: 'campaign',
      line,
      message: say(key, { campaign: campaign.slice(0, 80), names: names.slice(0, 200) }),
    })
    return { data, line }
  })
  return { lines, problems }
}

/** `pages/12`, as an export has it, is that document. */
function withDocument(data: CodeData, { destinations }: QROptions, req: PayloadRequest): CodeData {
  const [, relationTo, written] = /^([a-z][\w-]*)\/([\w-]+)$/.exec(data.destination.url ?? '') ?? []
  if (!relationTo || !Object.hasOwn(destinations, relationTo)) return data
  const value = asID(req.payload, relationTo, written)
  if (value === null) return data
  return { ...data, destination: { reference: { relationTo, value }, type: 'reference' } }
}

/** What a host without the option has no fields for, and would lose without a word. */
function switchedOff(data: CodeData, line: number, options: QROptions, say: Say): Problem[] {
  const off = [
    data.ticket && !options.checkIn && (['ticket', 'checkIn'] as const),
    data.gs1 && options.gs1 === false && (['product', 'gs1'] as const),
  ]
  return off.flatMap((one) =>
    one
      ? [
          {
            field: one[0],
            line,
            message: say('plugin-qr:bulkOff', { column: one[0], option: one[1] }),
          },
        ]
      : [],
  )
}

export const sayOf =
  (req: PayloadRequest): Say =>
  (key, variables) =>
    translate(req.t, key, variables)

/** A campaign, and what no other is called: its slug, else its id. */
type Campaign = { id: ID; name: string }

/**
 * Of those the person may read. A slug is one campaign's alone, a title may be that of several; an id
 * counts where nothing else is called so.
 */
async function findCampaigns(
  names: string[],
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<Map<string, Campaign[]>> {
  const found = new Map<string, Campaign[]>()
  if (names.length === 0) return found
  const { docs } = await req.payload.find({
    collection: slugs.campaigns as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { slug: true, title: true } as never,
    sort: 'id',
  })
  const all = docs as unknown as { id: ID; slug?: null | string; title?: null | string }[]
  const campaignOf = ({ id, slug }: (typeof all)[number]) => ({ id, name: slug || String(id) })
  for (const doc of all) {
    const key = doc.title?.trim().toLowerCase()
    if (key) found.set(key, [...(found.get(key) ?? []), campaignOf(doc)])
  }
  for (const doc of all) if (doc.slug) found.set(doc.slug.toLowerCase(), [campaignOf(doc)])
  for (const doc of all) {
    const key = String(doc.id).toLowerCase()
    if (!found.has(key)) found.set(key, [campaignOf(doc)])
  }
  return found
}
