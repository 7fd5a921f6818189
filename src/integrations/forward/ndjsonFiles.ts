import { gzipSync } from 'node:zlib'

import type { ScanSink } from '../../vocabulary/scanSink.js'

import { fail } from '../../kit/fail.js'
import { chosen, type ForwardOptions } from './forwardOptions.js'

export type NDJSONFilesOptions = {
  /** What keys begin with. @default 'scans/' */
  prefix?: string
  /**
   * Stores a file, over one of the same key. Rejects when it is not safe there.
   *
   * @example (key, body) => s3.send(new PutObjectCommand({ Body: body, Bucket: 'scans', Key: key }))
   */
  put: (key: string, body: Uint8Array, context: { signal: AbortSignal }) => Promise<unknown>
} & ForwardOptions

/**
 * Scans as gzipped files of JSON lines, one file a batch, in any bucket. The key is made of the day of the
 * first scan and the batch's id: what comes twice is written over itself. All scans go, unless `only` says.
 */
export function ndjsonFiles(options: NDJSONFilesOptions): ScanSink {
  const { only = () => true, prefix = 'scans/', put } = options
  if (typeof put !== 'function') {
    fail('ndjsonFiles.put', typeof put, 'a function: async (key, body) => {}')
  }
  return {
    limits: { scans: 5_000, seconds: 120 },
    name: options.name ?? 'files',
    async write({ id, scans }, { signal }) {
      const some = chosen(scans, { only })
      if (some.length === 0) return
      const lines = some.map(({ scannedAt, ...scan }) =>
        JSON.stringify({ scannedAt: new Date(scannedAt).toISOString(), ...scan }),
      )
      const day = new Date(scans[0]!.scannedAt).toISOString().slice(0, 10).replaceAll('-', '/')
      await put(`${prefix}${day}/${id}.ndjson.gz`, gzipSync(`${lines.join('\n')}\n`), { signal })
    },
  }
}
