import { expect, it } from 'vitest'

import { createBatchWriter } from './createBatchWriter.js'
import { createReplay } from './createReplay.js'
import { noCounters } from './noCounters.js'
import { createSpill } from './spill/createSpill.js'
import { describeRaw, FakeStore, records, temporaryFolder } from './writer.fixture.js'

it('who asks while a run is at its end gets what came to the disk meanwhile', async () => {
  const [counters, say, store] = [noCounters(), () => {}, new FakeStore()]
  const spill = createSpill(temporaryFolder())
  const batchWriter = createBatchWriter({ counters, describe: describeRaw, say, spill, store, writeTimeout: 2000 }) // prettier-ignore
  const replay = createReplay({ batchSize: 10, batchWriter, counters, interval: 60_000, onWritten: () => {}, say, scanned: () => 0, spill }) // prettier-ignore
  const first = replay.run()
  const appended = spill.append(records(1))
  const second = replay.run()
  await Promise.all([first, appended, second])
  expect(store.stored.size).toBe(1)
  await replay.stop()
})
