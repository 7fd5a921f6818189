import { expect, it } from 'vitest'

import { createPending } from './createPending.js'

it('gives each question its own answer, once', async () => {
  const pending = createPending()
  const [first, second, third] = [pending.start(), pending.start(), pending.start()]
  pending.resolve(second.id, 2)
  pending.reject(first.id, '53300')
  pending.resolve(first.id, 1)
  pending.resolve(99, 1)
  await expect(second.answer).resolves.toBe(2)
  await expect(first.answer).rejects.toMatchObject({ code: '53300' })
  pending.rejectAll('QR_RECORDER_GONE')
  await expect(third.answer).rejects.toMatchObject({ code: 'QR_RECORDER_GONE' })
})
