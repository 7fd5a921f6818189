import type { BasePayload } from 'payload'

import type { Log } from '../../kit/log.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeEntry } from '../../vocabulary/scan.js'

import { codeKey, SITE_KEY, writeEntry, writeSite } from '../../integrations/edge/snapshot.js'
import { namesOf } from '../../scan/directory/createCodeTable.js'
import { createSnapshotWriter, type SnapshotWriter } from './createSnapshotWriter.js'
import { edgeSiteOf } from './edgeSiteOf.js'

export type SnapshotKeeper = {
  onDifference: (now: CodeEntry[], gone: string[]) => void
} & Pick<SnapshotWriter, 'flush' | 'stop'>

type Context = { log: Log; options: QROptions; payload: BasePayload }

/** Keeps the edge's store as the directory is. `null`: there is no store. */
export function keepSnapshot({ log, options, payload }: Context): null | SnapshotKeeper {
  const store = options.edge ? options.edge.store : null
  if (!store) return null
  const { flush, stop, write } = createSnapshotWriter(store, log)
  write(SITE_KEY, writeSite(edgeSiteOf(payload, options)))
  return {
    flush,
    onDifference: (now, gone) => {
      for (const text of gone) write(codeKey(text), null)
      for (const entry of now) {
        const written = writeEntry(entry)
        for (const text of namesOf(entry)) write(codeKey(text), written)
      }
    },
    stop,
  }
}
