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

describe('the number of a product', () => {
  const product = (key: string) => ({ key, links: [], title: 'Mug' })
  const GTIN = '(01)09506000134352'

  it('is found in memory alone, as soon as that holds all codes', async () => {
    const source = new FakeSource([entry({ id: 1, product: product(GTIN) })])
    const directory = await started(source)
    expect(directory.held?.(GTIN)).toBe(directory.lookup('C1'))
    expect(directory.held?.(`${GTIN}(10)A`)).toBeNull()
    source.save(entry({ id: 2, product: product(`${GTIN}(10)A`) }))
    await eventually(() => expect(directory.held?.(`${GTIN}(10)A`)).toMatchObject({ id: 2 }))
  })

  it('leads nowhere once its code has another', async () => {
    const source = new FakeSource([entry({ id: 1, product: product(GTIN) })])
    const directory = await started(source)
    source.save(entry({ id: 1, product: product('(01)09506000149301') }))
    await eventually(() => expect(directory.held?.(GTIN)).toBeNull())
    expect(directory.held?.('(01)09506000149301')).toMatchObject({ id: 1 })
  })
})
