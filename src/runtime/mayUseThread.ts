import { availableParallelism } from 'node:os'

import { isFrozenAfterAnswer } from './isFrozenAfterAnswer.js'

/** Bytes that must be free: geo databases are loaded once more. */
const ROOM = 2 ** 30

/**
 * May this process start a thread of its own for scans, now? A server of Next's in production:
 * bundled with the thread's file, and living for long. Scripts of the host are none, nor is what a
 * platform freezes after each answer. With one processor a thread would only take turns with us.
 */
export const mayUseThread = (): boolean =>
  process.env.NEXT_RUNTIME === 'nodejs' &&
  process.env.NODE_ENV === 'production' &&
  !isFrozenAfterAnswer() &&
  availableParallelism() > 1 &&
  freeMemory() >= ROOM

/** Within the limits of a container; Node knows since 20.13. */
const freeMemory = (): number => process.availableMemory?.() ?? 0
