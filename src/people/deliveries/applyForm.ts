import type { PayloadRequest } from 'payload'

import type { FormClaim } from '../../integrations/sync/people.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Applied } from './Applied.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { findOrCreateContact, lockContacts } from '../contacts/findOrCreateContact.js'
import { bindScan, recomputeContacts } from '../contacts/recomputeContact.js'
import { NothingKept } from './Applied.js'

/** Claims of one address that count a day, however old their scans: more is not a person filling in forms. */
const CLAIMS_A_DAY = 20

/**
 * A form somebody filled in: they say who they are, and nobody checked. It ties the scan and fills
 * what is empty; a name or consent that is there stays, and consent that was withdrawn stays so. Without
 * a scan to tie, no contact is made.
 */
export async function applyForm(
  req: PayloadRequest,
  options: QROptions,
  claim: FormClaim,
): Promise<Applied> {
  const contact = await findOrCreateContact(req, options, claim.email)
  if (contact === null) return 'done'
  await lockContacts(req, [contact])
  if (!claim.verified && (await tooMany(req, contact, claim.at))) throw new NothingKept('done')
  const bind = await bindScan(req, options, {
    at: claim.at,
    by: `form:${claim.clickIdHash}`,
    certainty: claim.verified ? 'verified' : 'claimed',
    contact,
    clickIdHash: claim.clickIdHash,
  })
  if (bind.kind !== 'bound') throw new NothingKept(bind.kind === 'unknown' ? 'waiting' : 'done')
  await fillIn(req, options, contact, claim)
  await recomputeContacts(req, options, [contact, bind.previous])
  return 'done'
}

type Consent = { at?: null | string; given?: boolean | null; withdrawnAt?: null | string }

/** Once withdrawn it takes more than a form anybody can send, and one sent after that. */
function mayConsent(held: Consent | undefined, { at, verified }: FormClaim): boolean {
  if (held?.given) return false
  // an instant of consent that is not given: withdrawn before withdrawals were dated
  const ended = held?.withdrawnAt ?? held?.at
  return !ended || (verified && at > Date.parse(ended))
}

async function tooMany(req: PayloadRequest, contact: ID, at: number): Promise<boolean> {
  const claims = await crmStoreOf(req.payload).claimsSince(req, contact, at - 86_400_000)
  return claims >= CLAIMS_A_DAY
}

async function fillIn(req: PayloadRequest, options: QROptions, id: ID, claim: FormClaim) {
  const collection = options.slugs.contacts as never
  const contact = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })) as {
    consent?: Consent
    firstName?: null | string
    lastName?: null | string
  }
  const nameless = !contact.firstName && !contact.lastName
  const data = {
    ...(nameless && (claim.firstName || claim.lastName)
      ? { firstName: claim.firstName, lastName: claim.lastName, nameFrom: 'form' }
      : null),
    ...(claim.consent && mayConsent(contact.consent, claim)
      ? {
          consent: {
            at: new Date(claim.at).toISOString(),
            given: true,
            source: claim.consent.source,
          },
        }
      : null),
  }
  if (Object.keys(data).length === 0) return
  await req.payload.update({
    id,
    collection,
    data: data as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
}
