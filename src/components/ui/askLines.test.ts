import { afterEach, expect, it, vi } from 'vitest'

import { askLines } from './askLines.js'

afterEach(() => vi.unstubAllGlobals())

const answer = (pieces: string[], status = 200) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) => {
            for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
            controller.close()
          },
        }),
        { status },
      ),
    ),
  )

const ask = async () => {
  const told: unknown[] = []
  const last = await askLines('/x', {}, ({ done }) => told.push(done)).catch((error) => error)
  return { last, told }
}

it('tells progress wherever the pieces are cut, and resolves to the last line', async () => {
  answer([
    '{"type":"progress","done":0,"of":2}\n{"type":"pro',
    'gress","done":1,"of":2}\n{"type":"rep',
    'ort","é":1}',
  ])
  expect(await ask()).toEqual({ last: { type: 'report', é: 1 }, told: [0, 1] })
})

it('says that the connection broke off', async () => {
  const broken = { field: null, message: null, status: 0 }
  answer(['{"type":"progress","done":1,"of":2}\n'])
  expect((await ask()).last).toEqual(broken)
  answer(['{"type":"progress","done":1,"of":2}\n{"type":'])
  expect((await ask()).last).toEqual(broken)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect((await ask()).last).toEqual(broken)
})

it('hands on what the server refused', async () => {
  answer(['{"errors":[{"field":"key","message":"No key."}]}'], 400)
  expect((await ask()).last).toEqual({ field: 'key', message: 'No key.', status: 400 })
  answer(['{"type":"error","errors":[{"message":"Busy."}]}\n'])
  expect((await ask()).last).toEqual({ field: null, message: 'Busy.', status: 0 })
})
