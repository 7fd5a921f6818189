import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { relationID } from '../../vocabulary/relationID.js'

/** What a code's document says of its domain: its own choice, and what follows from it and its campaign. */
export type HostedDoc = { campaign?: unknown; domain?: null | string; host?: null | string }

/**
 * The host a code's text is on, as it is saved: of its own domain, else of its campaign's; `null`: the
 * default one. It stays as it is until domain or campaign change, also where the domain is gone from the
 * options: what was printed is not moved by a save of something else.
 */
export async function hostOfCode(
  { campaign, domain }: HostedDoc,
  stored: HostedDoc | null,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  const isSame =
    stored !== null &&
    (domain || null) === (stored.domain || null) &&
    String(relationID(campaign)) === String(relationID(stored.campaign))
  if (isSame) return stored.host || null
  const isKnown = (host: null | string | undefined): host is string =>
    options.domains.some((one) => one.host === host)
  if (domain) return domain
  if (options.domains.length === 0) return null
  const inherited = await campaignDomain(relationID(campaign), options, req)
  return isKnown(inherited) ? inherited : null
}

/** What a campaign says of the domain of its codes. */
export async function campaignDomain(
  id: ID | null,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  if (id === null) return null
  const found = await req.payload.db.findOne<{ domain?: null | string; id: ID }>({
    collection: slugs.campaigns,
    req,
    select: { domain: true },
    where: { id: { equals: id } },
  })
  return found?.domain || null
}

/** The same of a code that is there, as it is published. */
export const storedHost = (
  id: ID,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<HostedDoc | null> =>
  req.payload.db.findOne<{ id: ID } & HostedDoc>({
    collection: slugs.codes,
    req,
    select: { campaign: true, domain: true, host: true },
    where: { id: { equals: id } },
  })
