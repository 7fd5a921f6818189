import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { addressOf, inDefaultLocale } from '../../runtime/addressOf.js'

export type Destination = {
  reference?: { relationTo: string; value: { id: ID } | ID } | null
  type?: null | string
  url?: null | string
}

/** Where a destination leads at this moment; `null` while it leads nowhere. Never throws. */
export async function urlOfDestination(
  destination: Destination | null | undefined,
  options: QROptions,
  req: PayloadRequest,
): Promise<null | string> {
  if (destination?.type !== 'reference') return destination?.url ?? null
  const { relationTo: collection, value } = destination.reference ?? {}
  if (!collection || !value || !(collection in options.destinations)) return null
  const doc = await req.payload
    .findByID({
      id: typeof value === 'object' ? value.id : value,
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
      ...inDefaultLocale(req),
    })
    // A hook of the host that stumbles over its document is not the editor's to mend.
    .catch(() => null)
  return doc ? addressOf(collection, doc as never, req.payload, options) : null
}
