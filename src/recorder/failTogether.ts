import type { StoreHealth } from './createStoreHealth.js'

import { defer } from '../kit/defer.js'

/** Why a write was given up that had not failed itself. */
export const BESIDE = new Error('A write beside this one failed.')

/**
 * A write that fails takes those beside it along: they hang where it hung, and memory is lost when
 * the process is killed. What was asked may still happen; writing twice is harmless.
 */
export async function failTogether(
  work: Promise<void>,
  onFailure: StoreHealth['onFailure'],
): Promise<void> {
  const failure = defer()
  const off = onFailure(() => failure.reject(BESIDE))
  await Promise.race([work, failure.promise]).finally(off)
}
