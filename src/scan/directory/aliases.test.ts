import { afterEach, describe, expect, it } from 'vitest'

import type { CodeEntry } from '../../vocabulary/scan.js'

import { eventually } from '../../recorder/eventually.fixture.js'
import { entry, FakeSource, started, stopAll } from './directory.fixture.js'

afterEach(stopAll)

describe('an alias', () => {
  it('leads to the entry of its code, and obeys edits', async () => {
    const told: [string[], string[]][] = []
    const onDifference = (now: CodeEntry[], gone: string[]) =>
      void told.push([now.map(({ code }) => code), gone])
    const source = new FakeSource([entry({ aliases: ['MENU', 'TABLE'], id: 1 })])
    const directory = await started(source, { onDifference })
    expect(directory.lookup('MENU')).toBe(directory.lookup('C1'))
    source.save(entry({ aliases: ['MENU'], code: 'NEW', id: 1 }))
    await eventually(() => expect(directory.lookup('NEW')).toMatchObject({ id: 1 }))
    expect(directory.lookup('MENU')).toBe(directory.lookup('NEW'))
    expect(told).toContainEqual([['NEW'], ['C1', 'TABLE']])
    // the old text as an alias, which another code then gets
    source.save(entry({ aliases: ['C1'], code: 'NEW', id: 1 }))
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ code: 'NEW' }))
    source.rows.set(1, entry({ code: 'NEW', id: 1 }))
    source.save(entry({ aliases: ['C1'], code: 'OTHER', id: 2 }))
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ id: 2 }))
    source.tell({ ids: [1], kind: 'codes' })
    await eventually(() => expect(directory.lookup('NEW')).not.toHaveProperty('aliases.0'))
    expect(directory.lookup('C1')).toMatchObject({ id: 2 })
    source.delete(2)
    await eventually(async () => expect(await directory.lookup('C1')).toBeNull())
  })

  it('that was asked for before it was there is found at once', async () => {
    const source = new FakeSource([entry({ id: 1 })])
    const directory = await started(source)
    expect(await directory.lookup('LATER')).toBeNull()
    source.save(entry({ aliases: ['LATER'], id: 1 }))
    await eventually(() => expect(directory.lookup('LATER')).toMatchObject({ id: 1 }))
  })
})
