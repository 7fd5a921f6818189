import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

import { handOver, some } from './forward.fixture.js'
import { ndjsonFiles } from './ndjsonFiles.js'

/** A bucket: what is put under the same key takes the place of what was there. */
const createBucket = () => {
  const files = new Map<string, Uint8Array>()
  let down = 0
  return {
    files,
    lines: (key: string) =>
      gunzipSync(files.get(key)!)
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    // the file is there, and the answer is lost
    loseNext: () => (down += 1),
    put: async (key: string, body: Uint8Array) => {
      files.set(key, body)
      if (down-- > 0) throw Object.assign(new Error(), { code: 'ECONNRESET' })
    },
  }
}

it('writes one file a batch, all that is known of a scan on a line', async () => {
  const bucket = createBucket()
  const at = Date.parse('2026-11-30T23:59:59Z')
  await handOver(ndjsonFiles({ put: bucket.put }), some(3, () => ({ scannedAt: at })), '7-abc') // prettier-ignore
  expect([...bucket.files.keys()]).toEqual(['scans/2026/11/30/7-abc.ndjson.gz'])
  const lines = bucket.lines('scans/2026/11/30/7-abc.ndjson.gz')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatchObject({ city: 'Berlin', code: 'DERBY', scannedAt: '2026-11-30T23:59:59.000Z' }) // prettier-ignore
})

it('what comes twice lies there once; machines go too, unless the host says', async () => {
  const bucket = createBucket()
  const scans = some(4, (n) => ({ trafficClass: n === 0 ? 'bot' : 'human' }))
  bucket.loseNext()
  await handOver(ndjsonFiles({ put: bucket.put }), scans, '1-a')
  expect(bucket.files.size).toBe(1)
  expect(bucket.lines([...bucket.files.keys()][0]!)).toHaveLength(4)
  const only = ({ trafficClass }: { trafficClass: string }) => trafficClass === 'human'
  await handOver(ndjsonFiles({ only, prefix: 'people/', put: bucket.put }), scans, '1-a')
  const [, key] = [...bucket.files.keys()]
  expect(key).toMatch(/^people\//)
  expect(bucket.lines(key!)).toHaveLength(3)
})

it('asks for a function to put files with', () => {
  expect(() => ndjsonFiles({ put: 'bucket' as never })).toThrow('ndjsonFiles.put got "string"')
})
