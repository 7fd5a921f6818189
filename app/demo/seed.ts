import type { CollectionSlug, Payload, Where } from 'payload'

import type { DemoCode } from './content/codes.js'

import { campaigns, codes } from './content/codes.js'
import { withCodes } from './content/layout.js'
import { pages } from './content/pages.js'
import { scannedCode, scheduleOf } from './content/scannedCodes.js'
import { demoEmail, demoPassword, demoRoles, lastDemoEmail } from './demoUsers.js'
import { generateScans } from './scans/generateScans.js'
import { storeScans } from './storeScans.js'

type Doc = { [field: string]: unknown; createdAt: string; id: number | string }
type Options = { count?: number; days?: number; onStep?: (line: string) => void; siteURL: string }

/** The document with this key, made when it is not there: seeding may have been interrupted. */
const ensure = async (
  payload: Payload,
  collection: string,
  where: Where,
  data: object,
  user?: Doc,
): Promise<Doc> => {
  const slug = collection as CollectionSlug
  const { docs } = await payload.find({ collection: slug, depth: 0, limit: 1, trash: true, where })
  const made =
    docs[0] ?? (await payload.create({ collection: slug, data, depth: 0, user } as never))
  return made as unknown as Doc
}

const ensureUser = (payload: Payload, role: (typeof demoRoles)[number]): Promise<Doc> =>
  ensure(
    payload,
    'users',
    { email: { equals: demoEmail(role) } },
    { email: demoEmail(role), password: demoPassword, role },
  )

const ensurePages = async (payload: Payload): Promise<Map<string, Doc>> => {
  const bySlug = new Map<string, Doc>()
  for (const page of pages) {
    const data = { ...page, _status: 'published', layout: withCodes(page.layout) }
    bySlug.set(page.slug, await ensure(payload, 'pages', { slug: { equals: page.slug } }, data))
  }
  return bySlug
}

/** Codes lead to pages and pages show codes, so the codes come into the pages last. */
const placeCodes = async (payload: Payload, ids: Map<string, unknown>): Promise<void> => {
  for (const { layout, slug } of pages) {
    await payload.update({
      collection: 'pages',
      data: { _status: 'published', layout: withCodes(layout, ids) } as never,
      depth: 0,
      where: { slug: { equals: slug } },
    })
  }
}

const codeData = (code: DemoCode, now: number, page?: Doc, campaign?: Doc) => {
  const { expiresAt, pausedAt, startsAt } = scheduleOf(code, now)
  const instant = (at?: number): string | undefined => (at ? new Date(at).toISOString() : undefined)
  return {
    campaign: campaign?.id,
    code: code.code,
    destination: page
      ? { reference: { relationTo: 'pages', value: page.id }, type: 'reference' }
      : { type: 'url', url: code.leadsTo },
    expiresAt: instant(expiresAt),
    placement: code.placement,
    scanLimit: code.scanLimit,
    startsAt: instant(startsAt),
    status: pausedAt ? 'paused' : 'active',
    title: code.title,
    utm: code.utm ?? {},
  }
}

const ensureCodes = async (payload: Payload, now: number, user: Doc): Promise<Doc[]> => {
  const bySlug = await ensurePages(payload)
  const campaignDocs = new Map<string, Doc>()
  for (const [slug, campaign] of Object.entries(campaigns)) {
    const data = { ...campaign, slug }
    campaignDocs.set(slug, await ensure(payload, 'qr-campaigns', { slug: { equals: slug } }, data))
  }
  const docs: Doc[] = []
  for (const code of codes) {
    const data = codeData(
      code,
      now,
      bySlug.get(code.leadsTo),
      campaignDocs.get(code.campaign ?? ''),
    )
    docs.push(await ensure(payload, 'qr-codes', { code: { equals: code.code } }, data, user))
  }
  await placeCodes(payload, new Map(docs.map(({ id, code }) => [code as string, id])))
  return docs
}

/**
 * Fills an empty demo: users, pages, campaigns, codes and their scans. Does nothing when that has
 * been done; goes on where it was interrupted. Resolves to the number of scans written.
 */
export const seed = async (payload: Payload, options: Options): Promise<number> => {
  const { count = 20_000, days = 90, onStep, siteURL } = options
  const done = await payload.count({
    collection: 'users' as CollectionSlug,
    where: { email: { equals: lastDemoEmail } },
  })
  if (done.totalDocs > 0) return 0

  const admin = { ...(await ensureUser(payload, 'admin')), collection: 'users' }
  // the moment the first try began, so that a second one makes the same scans
  const now = Date.parse(admin.createdAt)
  const docs = await ensureCodes(payload, now, admin)
  onStep?.(
    `${pages.length} pages, ${Object.keys(campaigns).length} campaigns, ${docs.length} codes`,
  )
  const scanned = codes.map((code, index) =>
    scannedCode(code, { id: (docs[index] as Doc).id, now, siteURL }),
  )
  const written = await storeScans(
    payload,
    generateScans({ codes: scanned, count, days, now, seed: 1911 }),
  )
  onStep?.(`${written.toLocaleString('en')} scans of ${days} days`)
  for (const role of demoRoles) await ensureUser(payload, role)
  return written
}
