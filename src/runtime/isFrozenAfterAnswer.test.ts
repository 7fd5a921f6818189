import { expect, it } from 'vitest'

import { isFrozenAfterAnswer } from './isFrozenAfterAnswer.js'

it.each(['AWS_LAMBDA_FUNCTION_NAME', 'FUNCTIONS_WORKER_RUNTIME', 'K_SERVICE', 'NETLIFY', 'VERCEL'])(
  'knows a platform that stops processes by %s',
  (mark) => {
    expect(isFrozenAfterAnswer({ [mark]: '1' })).toBe(true)
    expect(isFrozenAfterAnswer({ [mark]: '' })).toBe(false)
  },
)

it('takes every other machine for one that goes on', () => {
  expect(isFrozenAfterAnswer({ HOME: '/root', NODE_ENV: 'production' })).toBe(false)
})
