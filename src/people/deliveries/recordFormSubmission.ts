import type { BasePayload, PayloadRequest } from 'payload'

import { isPlausibleEmail } from '../../integrations/isPlausibleEmail.js'
import { cleanText } from '../../kit/cleanText.js'
import { optionsOf } from '../../options/optionsOf.js'
import { hashClickId } from '../../scan/attribution/hashClickId.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { emailHash } from '../../store/postgres/people/emailHash.js'
import { inOwnTransaction } from '../inOwnTransaction.js'
import { queueTask, TASKS } from './queueTask.js'

export type FormSubmission = {
  /** The person ticked a box that says what their address is used for. */
  consent?: boolean
  email: string
  firstName?: null | string
  lastName?: null | string
  /** What `qr_scan_id` held; nothing happens without it. */
  scanId: null | string | undefined
  /** Which form it was, kept with the consent. @default 'form' */
  source?: string
  /** You know that the address is this person's: they are signed in, or confirmed it by e-mail. */
  verified?: boolean
} & ({ payload: BasePayload; req?: undefined } | { payload?: undefined; req: PayloadRequest })

/** As redirects hand them out: anything else was never one of ours. */
const SCAN_ID = /^[\w-]{24}$/

/**
 * Ties the scan that brought a person to the address they gave. Returns at once; the work is a job's.
 * With `req` it belongs to that request's transaction, which goes on where this fails. The same submission twice counts once. What
 * comes of it is not told, so that nobody can ask it who is known here.
 */
export async function recordFormSubmission(submission: FormSubmission): Promise<void> {
  const payload = submission.payload ?? submission.req.payload
  const { crm, disabled } = optionsOf(payload)
  if (disabled || crm.attribution === false || crm.contacts === false) return
  const email = submission.email.trim().toLowerCase()
  const scanId = submission.scanId?.trim() ?? ''
  if (!isPlausibleEmail(email) || !SCAN_ID.test(scanId)) return
  const record = (req: PayloadRequest) => insert(req, submission, email, hashClickId(scanId))
  const { req } = submission
  if (req) await crmStoreOf(payload).apart(req, () => record(req))
  else await inOwnTransaction(payload, record)
}

async function insert(
  req: PayloadRequest,
  submission: FormSubmission,
  email: string,
  clickIdHash: string,
): Promise<void> {
  const store = crmStoreOf(req.payload)
  const verified = submission.verified === true
  // the same form again with the box ticked says something new
  const said = `${verified ? 'v' : 'c'}${submission.consent ? '+' : ''}`
  const id = await store.insertDelivery(req, {
    deliveryId: `form:${clickIdHash}:${emailHash(req.payload, email)}:${said}`,
    kind: 'form',
    provider: 'form',
  })
  if (id === null) return
  await store.fillDelivery(req, id, {
    at: Date.now(),
    consent: submission.consent ? { source: clean(submission.source) ?? 'form' } : null,
    email,
    firstName: clean(submission.firstName),
    kind: 'form',
    lastName: clean(submission.lastName),
    clickIdHash,
    verified,
  })
  await queueTask(req, { input: { delivery: String(id) }, task: TASKS.apply })
}

// The cut may go through a character of two halves: neither half can be stored.
const clean = (text: null | string | undefined): null | string =>
  cleanText(text?.replace(/\p{C}/gu, '').trim(), 100)
