import { vi } from 'vitest'

/** Polls until the assertion holds; patient, because a busy machine is slow, not wrong. */
export const eventually = (assertion: () => void): Promise<void> =>
  vi.waitFor(assertion, { interval: 2, timeout: 4500 })
