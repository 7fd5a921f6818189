import type { Access, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayViewAnalytics } from './mayViewAnalytics.js'
import { readableCodes } from './readableCodes.js'

const OURS = Symbol.for('payload-plugin-qr.read')

/** Marks the read access the plugin gave scans, so that one of the host's is told from it. */
export const asOurs = (access: Access): Access => Object.assign(access, { [OURS]: true })

/**
 * Which scans a person may read by the host's own rule (`overrides.scans`); `true` where it has
 * none. Analytics rights and the codes a person may read limit them further.
 */
export async function readableScans(
  options: QROptions,
  req: PayloadRequest,
): Promise<boolean | Where> {
  const read = req.payload.collections[options.slugs.scans]?.config.access.read
  if (!read || OURS in read) return true
  return (await read({ req })) ?? false
}

/** Whether a person may see numbers of scans at all. */
export async function mayViewScans(options: QROptions, req: PayloadRequest): Promise<boolean> {
  return (
    (await mayViewAnalytics(options, req)) &&
    (await readableCodes(options, req)) !== false &&
    (await readableScans(options, req)) !== false
  )
}
