import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { relationID } from '../vocabulary/relationID.js'

/** How many people a code sent on, which its limit counts; `null` for who may not see its totals. */
export async function readSent(
  stats: unknown,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | number> {
  const id = relationID(stats)
  if (id === null) return null
  const { docs } = await req.payload.find({
    collection: options.slugs.counters,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    pagination: false,
    req,
    select: { sent: true },
    user: req.user,
    where: { id: { equals: id } },
  })
  const [counter] = docs as unknown as { sent?: null | number }[]
  return counter ? (counter.sent ?? 0) : null
}
