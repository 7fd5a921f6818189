import { expect, it } from 'vitest'

import type { BeforeRedirect } from '../vocabulary/scan.js'

import { synchronousHook } from './synchronousHook.js'

const ARGS = { url: 'https://example.com' } as Parameters<BeforeRedirect>[0]

it('a hook that returns a promise changes nothing, is told of once, and may reject', async () => {
  const said: string[] = []
  const unhandled: unknown[] = []
  const keep = (reason: unknown): void => void unhandled.push(reason)
  process.on('unhandledRejection', keep)
  const hook = synchronousHook(
    (() => Promise.reject(new Error('later'))) as unknown as BeforeRedirect,
    (line) => void said.push(line),
  )
  expect([hook?.(ARGS), hook?.(ARGS)]).toEqual([null, null])
  // one turn of the event loop, after which Node tells of unhandled rejections
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', keep)
  expect(unhandled).toEqual([])
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('options.beforeRedirect returned a promise')
})

it('what a hook returns at once, or throws, goes on', () => {
  const never = (): never => {
    throw new Error('said nothing')
  }
  expect(synchronousHook(({ url }) => `${url}/x`, never)?.(ARGS)).toBe('https://example.com/x')
  expect(() => synchronousHook(never, never)?.(ARGS)).toThrow('said nothing')
  expect(synchronousHook(undefined, never)).toBeUndefined()
})
