import { afterEach, describe, expect, it } from 'vitest'

import type { ScanDraft } from '../vocabulary/scan.js'

import { eventually } from './eventually.fixture.js'
import {
  closeAll,
  draft,
  FakeStore,
  rejectedIds,
  some,
  spilledIds,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

/** A recorder on a store of its own; what it does to a batch can be changed. */
function fakeRecorder() {
  const recorder = {
    failure: null as null | { code: string },
    ids: [] as string[],
    isGone: false,
    isOpen: () => !recorder.isGone,
    write: async (drafts: readonly ScanDraft[]) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (recorder.isGone) throw Object.assign(new Error('gone'), { code: 'QR_RECORDER_GONE' })
      if (recorder.failure) throw Object.assign(new Error('failed'), recorder.failure)
      recorder.ids.push(...drafts.map(({ scanId }) => scanId))
      return drafts.length
    },
  }
  return recorder
}

describe.each(['background', 'durable'] as const)('a %s writer with a recorder', (recording) => {
  it('has it write, and counts what it wrote', async () => {
    const [recorder, store] = [fakeRecorder(), new FakeStore()]
    const writer = testWriter({ recorder, recording, store })
    const drafts = some(30)
    await Promise.all(drafts.map(writer.write))
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, written: 30 }))
    expect(recorder.ids.sort()).toEqual(drafts.map(({ scanId }) => scanId).sort())
    expect(store.stored.size).toBe(0)
  })

  it('writes by itself what was with a recorder that ends, and all after it', async () => {
    const [recorder, store] = [fakeRecorder(), new FakeStore()]
    const writer = testWriter({ recorder, recording, store })
    const first = some(5).map(writer.write)
    recorder.isGone = true
    await Promise.all(first)
    await writer.write(draft())
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, written: 6 }))
    expect(store.stored.size).toBe(6)
    expect(writer.state().dropped).toBe(0)
  })

  it('finds the scan that is refused for its data, and keeps the rest', async () => {
    const [recorder, store, directory] = [fakeRecorder(), new FakeStore(), temporaryFolder()]
    recorder.failure = { code: '22021' }
    const writer = testWriter({ recorder, recording, spill: { directory }, store })
    const bad = draft()
    store.poison.add(bad.scanId)
    await Promise.all([...some(9), bad].map(writer.write))
    await eventually(() => expect(writer.state()).toMatchObject({ rejected: 1, written: 9 }))
    expect(rejectedIds(directory)).toEqual([bad.scanId])
  })

  it('keeps on the disk what it cannot write while the store is down', async () => {
    const [recorder, store, directory] = [fakeRecorder(), new FakeStore(), temporaryFolder()]
    recorder.failure = { code: 'ECONNREFUSED' }
    store.mode = 'down'
    const writer = testWriter({ recorder, recording, spill: { directory }, store })
    const drafts = some(7)
    await Promise.all(drafts.map(writer.write))
    await eventually(() => expect(spilledIds(directory)).toHaveLength(7))
    recorder.failure = null
    store.mode = 'up'
    await eventually(() => expect(spilledIds(directory)).toEqual([]))
    expect(store.stored.size + recorder.ids.length).toBeGreaterThanOrEqual(7)
    await eventually(() => expect(writer.state().storeDown).toBe(false))
    expect(writer.state().dropped).toBe(0)
  })
})
