import { afterEach, expect, it, vi } from 'vitest'

import { askJSON } from './askJSON.js'

afterEach(() => vi.unstubAllGlobals())

/** An answer whose head is there, and whose body comes in pieces. */
const answerWith = (pull: (body: ReadableStreamDefaultController<Uint8Array>) => void) =>
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    const start = (body: ReadableStreamDefaultController<Uint8Array>): void => {
      body.enqueue(new TextEncoder().encode('[{"scans":'))
      signal?.addEventListener('abort', () => body.error(signal.reason))
      pull(body)
    }
    return Promise.resolve(new Response(new ReadableStream({ start })))
  })

it('resolves to what the server says', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ scans: 3 })))
  expect(await askJSON('/stats')).toEqual({ scans: 3 })
})

it('answers nothing to a question that is withdrawn while its answer comes in', async () => {
  answerWith(() => undefined)
  const stop = new AbortController()
  const answer = askJSON('/stats', stop.signal)
  setTimeout(() => stop.abort())
  await expect(answer).rejects.toEqual({ field: null, message: null, status: 0 })
})

it('takes a connection that breaks off for no answer', async () => {
  answerWith((body) => setTimeout(() => body.error(new TypeError('network error'))))
  await expect(askJSON('/stats')).rejects.toEqual({ field: null, message: null, status: 0 })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(askJSON('/stats')).rejects.toEqual({ field: null, message: null, status: 0 })
})

it.each(['<h1>Sign in</h1>', '', 'null', '[{"scans":'])(
  'takes %o for no answer, whatever its status',
  async (body) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)))
    await expect(askJSON('/stats')).rejects.toEqual({ field: null, message: null, status: 200 })
  },
)

it('names field and reason of a refusal', async () => {
  const errors = [{ field: 'from', message: 'must be a day' }]
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ errors }, { status: 400 })))
  await expect(askJSON('/stats')).rejects.toEqual({ ...errors[0], status: 400 })
})
