import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'

import type { DomainProblem } from '../../integrations/web/checkDomain.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { domainsOfPerson } from '../../access/tenants/domainsOfTenants.js'
import { asID } from '../../analytics/scope/asID.js'
import { readPrintState } from '../../hooks/codes/readPrintState.js'
import { validateName } from '../../hooks/codes/validateNames.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { shortURLOf } from '../../options/addresses.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { translate } from '../../translations/translate.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { paramsOf } from '../answering.js'
import { checkEndpoints, problemIn, type SavedCode } from './checkEndpoints.js'

/** What follows from a choice of domain. */
export type DomainAnswer = {
  /** Where the short URL would live; `null`: on the default domain. */
  host: null | string
  /** What an empty choice means: the campaign's; `null`: the default one. */
  inherited: null | string
  /** What a save does to what is in print, in a sentence; `null`: nothing. */
  moves: null | string
  /** Why a save would be refused; `null`: it would not. */
  problem: null | string
  /** Why nothing should be printed yet: the domain does not lead here. `null`: it does, or nobody knows yet. */
  warning: null | string
}

/** Milliseconds somebody who chooses waits for a domain to be asked; it is known the next time. */
const PATIENCE = 4_000

/**
 * `GET /api/qr-codes/domain?domain=go.example&campaign=3&code=MENU`: a domain, while it is chosen, see
 * `checkEndpoints`.
 */
export const domainEndpoints = (options: QROptions): Endpoint[] =>
  checkEndpoints('domain', options, (req, saved) => answer(req, options, saved))

async function answer(
  req: PayloadRequest,
  options: QROptions,
  saved: null | SavedCode,
): Promise<DomainAnswer> {
  const params = paramsOf(req)
  const chosen = params.get('domain')?.trim().toLowerCase() || null
  const before = saved?.host || null
  const theirs = await domainsOfPerson(req, options)
  const isKnown = (host: null | string) =>
    theirs.some((one) => one.host === host) ||
    (host === before && options.domains.some((one) => one.host === host))
  const ofCampaign = await readableDomain(params.get('campaign'), options, req)
  const inherited = isKnown(ofCampaign) ? ofCampaign : null
  const host = chosen ?? inherited
  const code = normaliseCode(params.get('code') ?? '') ?? saved?.code ?? null
  const isGone = host !== null && !isKnown(host)
  return {
    host,
    inherited,
    moves: saved && host !== before && !isGone ? await movesOf(saved, host, options, req) : null,
    problem:
      isGone && host !== before
        ? translate(req.t, 'plugin-qr:domainUnknown', {
            domain: host.slice(0, 100),
            known: theirs.map((one) => one.host).join(', ') || '–',
          })
        : code === null || isGone
          ? null
          : problemIn(await validateName(code, options, { host, id: saved?.id, req })),
    warning: isGone && host === before ? translate(req.t, 'plugin-qr:domainGone', { host }) : await warningOf(host, req), // prettier-ignore
  }
}

async function movesOf(
  saved: SavedCode,
  host: null | string,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  const { downloaded, scanned } = await readPrintState(saved.id, options, req)
  if (!downloaded && !scanned) return null
  const shown = (of: null | string | undefined) =>
    shortURLOf({ code: saved.code, host: of }, options, req).replace(/^https?:\/\//, '')
  return translate(req.t, 'plugin-qr:domainMoves', { old: shown(saved.host), url: shown(host) })
}

async function warningOf(host: null | string, req: PayloadRequest): Promise<null | string> {
  if (host === null) return null
  const { domains } = runtimeOf(req.payload)
  const state = await withTimeout(domains.look(host), PATIENCE, 'Asking a domain').catch(() => null)
  if (!state?.problem) return null
  return translate(req.t, `plugin-qr:domainProblem_${state.problem satisfies DomainProblem}`, { host }) // prettier-ignore
}

/** The domain of a campaign this person may read. */
async function readableDomain(
  written: null | string,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  const id: ID | null = asID(req.payload, slugs.campaigns, written ?? undefined)
  if (id === null) return null
  const found = (await req.payload.findByID({
    id,
    collection: slugs.campaigns as CollectionSlug,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    select: { domain: true } as never,
  })) as { domain?: null | string } | null
  return found?.domain || null
}
