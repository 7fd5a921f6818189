import type { ScanContext, ScanStep } from '../vocabulary/scan.js'

/** Telling of a failure must not become one. */
export function tellError(context: ScanContext, error: unknown, step: ScanStep) {
  try {
    context.onError?.(error, step)
  } catch {
    // nobody is left to tell
  }
}
