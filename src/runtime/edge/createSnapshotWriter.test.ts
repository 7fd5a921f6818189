import { describe, expect, it } from 'vitest'

import { memoryStore } from '../../mounts/edge/edge.fixture.js'
import { createSnapshotWriter } from './createSnapshotWriter.js'

const lines: string[] = []
const start = () => {
  const store = memoryStore([], null)
  return { store, writer: createSnapshotWriter(store, (line) => lines.push(line)) }
}

describe('the snapshot writer', () => {
  it('writes the newest of each key, and takes keys away', async () => {
    const { store, writer } = start()
    for (const value of ['1', '2', null, '3']) writer.write('a', value)
    writer.write('b', '1')
    writer.write('b', null)
    await writer.flush()
    expect([...store.values]).toEqual([['a', '3']])
  })

  it('goes on when it was asked while nothing waited', async () => {
    const { store, writer } = start()
    await writer.flush()
    writer.write('a', '1')
    await writer.flush()
    expect(store.values.get('a')).toBe('1')
  })

  it('keeps what the store did not take, and says so without values', async () => {
    const { store, writer } = start()
    const { put } = store
    store.put = async () => {
      throw new Error('secret')
    }
    writer.write('a', 'old')
    await writer.flush()
    store.put = put
    writer.write('a', 'new')
    await writer.flush()
    expect(store.values.get('a')).toBe('new')
    expect(lines.join()).toMatch(/could not be written/)
    expect(lines.join()).not.toContain('secret')
    await writer.stop()
  })
})
