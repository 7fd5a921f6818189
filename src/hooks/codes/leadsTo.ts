import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Rule, RuleTarget } from '../../vocabulary/rules.js'
import type { ID } from '../../vocabulary/scan.js'

import { asID } from '../../analytics/scope/asID.js'
import { siteURLOf } from '../../options/addresses.js'
import { addressOf, inScanLocale } from '../../runtime/addressOf.js'
import { forgiveCode } from '../../scan/request/forgiveCode.js'
import { storeOf } from '../../store/storeOf.js'
import { nameKey, splitKey } from '../../vocabulary/domains.js'
import { DEFAULT_LINK_MULTI, linkTypeURI } from '../../vocabulary/gs1/linkTypes.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { relationID } from '../../vocabulary/relationID.js'
import { productsOfURL } from './productsOfURL.js'

/** Codes looked at on the way; no honest chain is as long. */
const MOST = 20

type Link = { href?: null | string; linkType?: null | string }

/** A code as far as it says where it leads. */
export type Linked = {
  campaign?: unknown
  code: string
  destination?: Destination
  fallbackURL?: null | string
  gs1?: { links?: Link[] | null } | null
  id: ID
  kind?: null | string
  rules?: null | Rule[]
}

/** Where rules lead just now, with the place of each rule in the list. */
export async function ruleTargets(
  rules: unknown,
  options: QROptions,
  req: PayloadRequest,
): Promise<{ at: number; url: string }[]> {
  const found: { at: number; url: string }[] = []
  for (const [at, rule] of (Array.isArray(rules) ? (rules as (null | Rule)[]) : []).entries()) {
    // What is no rule leads nowhere, and is refused by the check of the field.
    for (const target of Array.isArray(rule?.to) ? (rule.to as (null | RuleTarget)[]) : []) {
      const { reference, url } = target ?? {}
      const type = reference ? 'reference' : 'url'
      const address = await urlOfDestination({ reference, type, url }, options, req)
      if (typeof address === 'string') found.push({ at, url: address })
    }
  }
  return found
}

/** Links that people get who ask for none; all others end at the destination where they lead back. */
export const defaultLinks = ({ gs1 }: Pick<Linked, 'gs1'>): (null | string | undefined)[] =>
  (gs1?.links ?? []).flatMap(({ href, linkType }) =>
    linkTypeURI(linkType ?? '') === DEFAULT_LINK_MULTI ? [href] : [],
  )

type OfCampaign = { destination?: Destination | null; id: ID; rules?: unknown }

/** What a code may have from its campaign. */
export async function campaignOf(
  { campaign }: { campaign?: unknown },
  options: QROptions,
  req: PayloadRequest,
): Promise<null | OfCampaign> {
  const id = relationID(campaign)
  if (id === null) return null
  const where = { id: { equals: id } }
  return req.payload.db.findOne<OfCampaign>({ collection: options.slugs.campaigns, req, where })
}

/** Whether a destination leads over codes to one of these. */
export async function leadsBack(
  isBack: (code: Linked) => boolean,
  destination: Destination | null | undefined,
  options: QROptions,
  req: PayloadRequest,
): Promise<boolean> {
  const url = await urlOfDestination(destination, options, req)
  return url !== null && leadsTo(isBack, url, options, req)
}

/** The place of the first rule that leads over codes to one of these; `null`: none does. */
export async function ruleLeadingBack(
  isBack: (code: Linked) => boolean,
  rules: unknown,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | number> {
  for (const { at, url } of await ruleTargets(rules, options, req)) {
    if (await leadsTo(isBack, url, options, req)) return at
  }
  return null
}

/** @param own texts of a code that need not be stored yet */
export async function leadsTo(
  isBack: (code: Linked) => boolean,
  first: string,
  options: QROptions,
  req: PayloadRequest,
  own: readonly string[] = [],
): Promise<boolean> {
  const site = siteURLOf(options, req)
  const seen = new Set<string>()
  const find = async (text: string) => {
    if (text.startsWith('(')) {
      const where = { 'gs1.key': { equals: text } }
      return req.payload.db.findOne<Linked>({ collection: options.slugs.codes, req, where })
    }
    const id = await storeOf(req.payload, options).namedBy(text, req)
    return req.payload.db.findOne<Linked>({
      collection: options.slugs.codes,
      req,
      where:
        id === null
          ? { and: [{ code: { equals: text } }, { host: { exists: false } }] }
          : { id: { equals: id } },
    })
  }
  const open = [first]
  for (let url = open.pop(); url !== undefined; url = open.pop()) {
    const { api } = req.payload.config.routes
    const [product, ...lessPrecise] = productsOfURL(url, options, site, api)
    const next = product ?? codeOfURL(url, options, site, api)
    if (next === null || seen.has(next)) continue
    if (own.includes(next) || seen.size >= MOST) return true
    seen.add(next)
    const exact = await find(next)
    // As a scan does: what trails is forgiven where there is no such code.
    const others = product === undefined ? forgivenNames(next) : lessPrecise
    let entry = exact
    for (const one of exact ? [] : others) {
      if (entry) break
      if (own.includes(one)) return true
      entry = await find(one)
    }
    if (!entry || entry.kind === 'static') continue
    if (isBack(entry)) return true
    // While that one is on, and while it is off.
    const ofCampaign = await campaignOf(entry, options, req)
    const destination = effective(entry, ofCampaign)
    const rules = [entry.rules, ofCampaign?.rules]
    const byRule = await Promise.all(rules.map((some) => ruleTargets(some, options, req)))
    const ways = [
      await urlOfDestination(destination, options, req),
      entry.fallbackURL,
      ...defaultLinks(entry),
      ...byRule.flat().map(({ url }) => url),
    ]
    open.push(...ways.filter((way) => way !== null && way !== undefined))
  }
  return false
}

/** Under which a scan looks for a code where there is none of that name. */
function forgivenNames(name: string): string[] {
  const { host, text } = splitKey(name)
  const bare = forgiveCode(text)
  const onDomain = bare === null ? null : nameKey(bare, host)
  return [onDomain, ...(host === null ? [] : [text, bare])].filter((one) => one !== null)
}

/** Where a code leads that may leave it to its campaign. */
export const effective = (
  { campaign, destination }: Pick<Linked, 'campaign' | 'destination'>,
  ofCampaign: null | OfCampaign,
): Destination | null =>
  isEmptyDestination(destination) && relationID(campaign) !== null
    ? (ofCampaign?.destination ?? null)
    : (destination ?? null)

/** Whether it says nothing of where to lead. */
export const isEmptyDestination = (destination: Destination | null | undefined): boolean =>
  destination?.type === 'reference' ? !destination.reference : !destination?.url

/** The name of the code a URL of this site or one of its domains scans; `null` for every other URL. */
function codeOfURL(
  url: string,
  options: QROptions,
  siteURL: null | string,
  api: string,
): null | string {
  if (!URL.canParse(url, siteURL ?? undefined)) return null
  const { host, hostname, pathname } = new URL(url, siteURL ?? undefined)
  const domain = options.domains.find((one) => one.host === host)
  const site = siteURL ? new URL(siteURL) : null
  if (!domain && hostname !== site?.hostname) return null
  const below = domain ? '' : site!.pathname.replace(/\/$/, '')
  const mounts = [options.path, '/q', `${api}/q`, ...(domain ? [domain.path] : [])]
  const path = pathname.toLowerCase()
  for (const mount of mounts) {
    const prefix = `${below}${mount}/`.toLowerCase()
    if (!path.startsWith(prefix)) continue
    const text = pathname.slice(prefix.length)
    const code = normaliseCode(text) ?? forgiveCode(text)
    return code === null ? null : nameKey(code, domain?.host)
  }
  return null
}

export type Destination = {
  reference?: { relationTo: string; value: { id: ID } | ID } | null
  type?: null | string
  url?: null | string
}

/** Where a destination leads at this moment; `null` while it leads nowhere. Never throws. */
export async function urlOfDestination(
  destination: Destination | null | undefined,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  if (destination?.type !== 'reference') return destination?.url ?? null
  const { relationTo: collection, value } = destination.reference ?? {}
  if (!collection || !(collection in options.destinations)) return null
  // An error of the database would end the transaction of the save.
  const id = asID(req.payload, collection, relationID(value))
  if (id === null) return null
  const doc = await req.payload
    .findByID({
      id,
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
      ...inScanLocale(req),
    })
    // A hook of the host that stumbles over its document is not the editor's to mend.
    .catch(() => null)
  return doc ? addressOf(collection, doc as never, req.payload, options) : null
}
