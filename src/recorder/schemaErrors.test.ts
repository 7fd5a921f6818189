import { afterEach, expect, it } from 'vitest'

import { eventually } from './eventually.fixture.js'
import { mayLackSchema } from './schemaErrors.js'
import {
  closeAll,
  FakeStore,
  idsOf,
  rejectedIds,
  some,
  spilledIds,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

it.each([
  ['on the disk', true],
  ['in memory where there is none', false],
])('scans that wait for a migration wait %s, and hold up no others', async (_, onDisk) => {
  const directory = temporaryFolder()
  const store = new FakeStore()
  const writer = testWriter({ spill: onDisk && { directory }, store })
  const scans = some(20)
  const ids = idsOf(scans)
  const waiting = [ids[3]!, ids[17]!]
  store.unlabelled = new Set(waiting)
  for (const scan of scans) void writer.write(scan)
  await writer.flush()
  await eventually(() => expect(store.stored.size).toBe(18))
  if (onDisk) expect(spilledIds(directory).sort()).toEqual([...waiting].sort())
  expect(writer.state()).toMatchObject({ dropped: 0, rejected: 0, storeDown: false })

  // A run of the replay in between puts them back.
  writer.tryAgain()
  void writer.write(some(1)[0]!)
  await eventually(() => expect(store.stored.size).toBe(19))
  await eventually(() => expect(onDisk ? spilledIds(directory).length : 2).toBe(2))
  expect(rejectedIds(directory)).toEqual([])

  store.unlabelled.clear()
  writer.tryAgain()
  await eventually(() => expect(waiting.every((id) => store.stored.has(id))).toBe(true))
  await eventually(() => expect(spilledIds(directory)).toEqual([]))
  expect(writer.state()).toMatchObject({ dropped: 0, rejected: 0 })
})

it('knows what a database says that lacks something', () => {
  const is = (code: string) => mayLackSchema(Object.assign(new Error('x'), { code }))
  expect(['42P01', '42703', '42704', '3F000', '22P02'].every(is)).toBe(true)
  expect(['ECONNREFUSED', '23505', '22021', '40001'].some(is)).toBe(false)
})
