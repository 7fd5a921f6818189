import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../scan/types.js'
import type { Scope } from './types.js'

import { readableCodes } from '../collections/readableCodes.js'

type Filter = { campaigns?: ID[] | undefined; codes?: ID[] | undefined }

/**
 * The codes a question is about: those the person may read, narrowed by codes and campaigns. The
 * trash is included, its scans happened. `all` only where nothing limits, so that scans of codes
 * deleted for good are counted for those who may read everything.
 */
export async function resolveScope(
  req: PayloadRequest,
  options: QROptions,
  { campaigns, codes }: Filter,
): Promise<Scope> {
  const readable = await readableCodes(options, req)
  if (readable === false) return { codes: [] }
  if (readable === true && !campaigns && !codes) return { codes: 'all' }
  const where: Where[] = [
    ...(codes ? [{ id: { in: codes } }] : []),
    ...(campaigns ? [{ campaign: { in: campaigns } }] : []),
  ]
  const { docs } = await req.payload.find({
    collection: options.slugs.codes,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: {},
    trash: true,
    where: { and: where },
  })
  return { codes: docs.map(({ id }) => id as ID) }
}
