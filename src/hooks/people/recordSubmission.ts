import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { createWindows } from '../../kit/createWindows.js'
import { peerAddress } from '../../mounts/next/watchRequests.js'
import { recordFormSubmission } from '../../people/deliveries/recordFormSubmission.js'
import { SCAN_ID_PARAMETER } from '../../scan/attribution/setParameter.js'
import { clientAddress } from '../../scan/request/clientAddress.js'
import { compileTrustedProxies } from '../../scan/request/trustedProxies.js'

/** More addresses than this within a minute are not counted. */
const MAX_SENDERS = 100_000

type Pair = { field?: unknown; value?: unknown }

/**
 * Takes the scan id out of a submission of the form builder. Anybody may post one, with any address
 * in it: so it is a claim, counted per client address, and whatever becomes of it, the sender sees
 * the same answer. It never fails a submission.
 */
export function recordSubmission(options: QROptions): CollectionAfterChangeHook {
  const { forms } = options.crm
  const limit = forms === false ? 10 : forms.perMinute
  const senders = createWindows(60, MAX_SENDERS)
  const trust = compileTrustedProxies(options.trustedProxies)
  return async ({ doc, operation, req }) => {
    if (operation !== 'create' || forms === false) return doc
    const submission = readSubmission(doc.submissionData, forms.fields)
    if (!submission) return doc
    const address = clientAddress(req.headers, peerAddress(req.headers), trust, null)
    const counted = senders.add(address ?? 'unknown')
    // Together, those whose address nobody names may send ten times as many.
    if (counted && counted.count > (address === null ? 10 * limit : limit)) return doc
    try {
      await recordFormSubmission({ ...submission, req, source: sourceOf(doc) })
    } catch {
      req.payload.logger.error('payload-plugin-qr: the scan of a form submission was not recorded')
    }
    return doc
  }

  function sourceOf(doc: Record<string, unknown>): string {
    const form = typeof doc.form === 'object' ? (doc.form as { id?: unknown } | null)?.id : doc.form
    return `form ${String(form ?? '')}`.trim()
  }
}

type Names = Exclude<QROptions['crm']['forms'], false>['fields']

function readSubmission(data: unknown, names: Names) {
  if (!Array.isArray(data)) return null
  const pairs = data as Pair[]
  const value = (wanted: readonly string[]): null | string => {
    for (const name of wanted) {
      const found = pairs.find(({ field }) => field === name)?.value
      if (typeof found === 'string' && found.trim()) return found.trim().slice(0, 200)
      if (found === true) return 'true'
    }
    return null
  }
  const email = value(names.email)
  const scanId = value([SCAN_ID_PARAMETER])
  if (!email || !scanId) return null
  const consent = value(names.consent)
  return {
    consent: consent !== null && !/^(?:false|no|off|0)$/i.test(consent),
    email,
    firstName: value(names.firstName),
    lastName: value(names.lastName),
    scanId,
  }
}
