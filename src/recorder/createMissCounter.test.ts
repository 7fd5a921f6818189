import { expect, it } from 'vitest'

import type { MissedText } from '../vocabulary/misses.js'
import type { TrafficClass } from '../vocabulary/scan.js'

import { createMissCounter, MISSES } from './createMissCounter.js'

function counter(fail = false) {
  const written: MissedText[] = []
  let looked = 0
  const made = createMissCounter({
    keptDays: 90,
    placeOf: ({ address }) => ({ city: address, country: 'DE', regionName: null }),
    store: {
      note: async (misses) => {
        if (fail) throw new Error('away')
        written.push(...misses)
      },
    },
  })
  const note = (code: string, address: null | string = '73.162.1.1', by: TrafficClass = 'human') =>
    made.note({
      address,
      code,
      headers: new Headers(),
      now: 1_000,
      traffic: () => {
        looked += 1
        return { class: by, reasons: [], rulesVersion: 1, score: 0 }
      },
    })
  return { flush: made.flush, looked: () => looked, note, written }
}

it('one row for a text, with the place it was asked for last', async () => {
  const { flush, note, written } = counter()
  note('DERBX', '73.162.1.1')
  note('DERBX', '73.162.1.2')
  note('DERBX', '73.162.1.3', 'bot')
  await flush()
  expect(written).toEqual([
    { city: '73.162.1.2', code: 'DERBX', country: 'DE', lastAt: 1_000, regionName: null, scans: 2 },
  ])
  await flush()
  expect(written).toHaveLength(1)
})

it('whoever tries paths is counted a few times, and looked at no more', async () => {
  const { flush, looked, note, written } = counter()
  for (let at = 0; at < 5_000; at++) note(`PATH${at}`)
  expect(looked()).toBe(MISSES.perAddress)
  await flush()
  expect(written).toHaveLength(MISSES.perAddress)
})

it('from many addresses, memory stays bounded', async () => {
  const { flush, looked, note, written } = counter()
  for (let at = 0; at < 5_000; at++) note(`PATH${at}`, `73.${at >> 8}.${at & 255}.1`)
  expect(looked()).toBe(MISSES.waiting)
  await flush()
  expect(written).toHaveLength(MISSES.waiting)
})

it('a database that is away is nobody’s trouble', async () => {
  const { flush, note } = counter(true)
  note('DERBX')
  await flush()
})
