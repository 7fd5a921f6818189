import type { BasePayload } from 'payload'

import type { EdgeStoreOption } from '../../options/edge.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { Store } from '../../vocabulary/store.js'

import { codeKey, SITE_KEY, writeEntry, writeSite } from '../../integrations/edge/snapshot.js'
import { namesOf } from '../../scan/directory/createCodeTable.js'
import { codeSource } from '../codeSource.js'
import { edgeSiteOf } from './edgeSiteOf.js'

const PAGE = 500
const AT_ONCE = 20

type Context = { options: QROptions; payload: BasePayload; store: Store; to: EdgeStoreOption }

/**
 * Writes all codes behind `after`, in the order of their ids, and the site. The same again changes
 * nothing. `onPage` is told the last id that is surely written, to go on from.
 */
export async function writeSnapshot(
  { options, payload, store, to }: Context,
  after: ID | null,
  onPage: (last: ID) => void,
): Promise<number> {
  const source = codeSource({ options, payload, store })
  await to.put(SITE_KEY, writeSite(edgeSiteOf(payload, options)))
  let written = 0
  for (let last = after; ;) {
    const entries = await source.page(last, PAGE)
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const some = entries.slice(at, at + AT_ONCE)
      await Promise.all(some.map((entry) => putEntry(entry, to)))
      written += some.length
      onPage((last = some.at(-1)!.id))
    }
    if (entries.length === 0) return written
  }
}

/** Under each of its texts. */
async function putEntry(entry: CodeEntry, to: EdgeStoreOption): Promise<void> {
  const written = writeEntry(entry)
  for (const text of namesOf(entry)) await to.put(codeKey(text), written)
}
