import { expect, it } from 'vitest'

import { renderInTurn } from './renderInTurn.js'

/** Work that is done when it is told so. */
function held() {
  const started: number[] = []
  const ends: (() => void)[] = []
  const work = (name: number) => () => {
    started.push(name)
    return new Promise<number>((resolve) => ends.push(() => resolve(name)))
  }
  return { end: () => ends.shift()?.(), started, work }
}

it('renders two at once, and those behind them in their order', async () => {
  const { end, started, work } = held()
  const all = [1, 2, 3, 4, 5].map((name) => renderInTurn(work(name)))
  for (const count of [2, 3, 4, 5]) {
    await expect.poll(() => started.length).toBe(count)
    end()
  }
  end()
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5])
  expect(started).toEqual([1, 2, 3, 4, 5])
})

it('turns away who comes to a full line, and who waited too long', async () => {
  const { end, started, work } = held()
  const first = [1, 2].map((name) => renderInTurn(work(name)))
  const impatient = renderInTurn(work(3), { patience: 20 })
  expect(await renderInTurn(work(4), { most: 1 })).toBeNull()
  expect(await impatient).toBeNull()
  end()
  end()
  expect(await Promise.all(first)).toEqual([1, 2])
  expect(started).toEqual([1, 2])
})

it('goes on after one that fails', async () => {
  const fail = () => renderInTurn(() => Promise.reject(new Error('no picture')))
  const failed = await Promise.allSettled([fail(), fail(), fail()])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await renderInTurn(() => Promise.resolve('drawn'))).toBe('drawn')
})
