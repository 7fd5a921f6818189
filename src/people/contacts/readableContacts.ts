import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { optionsOf } from '../../options/optionsOf.js'

/** Those of the contacts this person may read: the host may have limited them, `overrides.contacts`. */
export async function readableContacts(
  req: PayloadRequest,
  ids: readonly ID[],
): Promise<ReadonlySet<ID>> {
  if (ids.length === 0) return new Set()
  const { docs } = await req.payload.find({
    collection: optionsOf(req.payload).slugs.contacts as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    pagination: false,
    req,
    select: {} as never,
    where: { id: { in: [...new Set(ids)] } },
  })
  return new Set((docs as { id: ID }[]).map(({ id }) => id))
}
