import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

import { bundleWorker } from './bundleWorker.js'

it('the worker of the example is small, and holds nothing of Node, Payload, Next or React', async () => {
  // what a browser platform has not fails to build: every `node:` import does
  const { metafile, text } = await bundleWorker('examples/cloudflare-worker/worker.ts')
  expect(gzipSync(text).length).toBeLessThan(200_000)
  const files = Object.keys(metafile.inputs)
  expect(files).toContain('src/scan/handleScan.ts')
  const strangers =
    /node_modules\/(?:@payloadcms|payload|next|react|react-dom|pg)\/|^src\/(?:runtime|store|components)\//
  expect(files.filter((file) => strangers.test(file))).toEqual([])
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
  expect(text).not.toMatch(/\bnode:[a-z]|\bBuffer\b|\bprocess\.|\bsetImmediate\b|\brequire\(/)
})
