import { afterEach, expect, it, vi } from 'vitest'

import { mayUseThread } from './mayUseThread.js'

let free = 2 ** 31
let processors = 2
vi.mock('node:os', () => ({ availableParallelism: () => processors }))
afterEach(() => {
  vi.unstubAllEnvs()
  processors = 2
  free = 2 ** 31
  vi.restoreAllMocks()
})
const serve = () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs')
  vi.stubEnv('NODE_ENV', 'production')
  vi.spyOn(process, 'availableMemory').mockImplementation(() => free)
}

it('is for a server of Next alone: no script, no development, no other runtime', () => {
  expect(mayUseThread()).toBe(false)
  serve()
  expect(mayUseThread()).toBe(true)
  vi.stubEnv('NODE_ENV', 'development')
  expect(mayUseThread()).toBe(false)
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubEnv('NEXT_RUNTIME', 'edge')
  expect(mayUseThread()).toBe(false)
})

it.each(['VERCEL', 'AWS_LAMBDA_FUNCTION_NAME', 'NETLIFY'])('is not for %s', (mark) => {
  serve()
  vi.stubEnv(mark, '1')
  expect(mayUseThread()).toBe(false)
})

it('is not for one processor, nor where memory is short', () => {
  serve()
  processors = 1
  expect(mayUseThread()).toBe(false)
  processors = 2
  free = 2 ** 30 - 1
  expect(mayUseThread()).toBe(false)
})
