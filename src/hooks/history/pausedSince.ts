import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { storeOf } from '../../store/storeOf.js'

/** Changes that are looked through: who paused it did so lately, or nobody minds when. */
const MOST = 100

/** Since when a code is paused, as an ISO instant, by its history; `null` where that does not say. */
export async function pausedSince(
  id: ID,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  const document = `${options.slugs.codes}:${id}`
  const asked = { limit: MOST, offset: 0 }
  const changes = await storeOf(req.payload, options).readChanges(document, asked, req)
  const last = changes.find((one) => one.changes.some(({ field }) => field === 'status'))
  return last?.changes.some(({ field, to }) => field === 'status' && to === 'paused')
    ? last.at
    : null
}
