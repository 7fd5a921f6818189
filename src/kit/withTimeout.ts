/** The database did not answer in time. What was asked may still happen later. */
export class TimeoutError extends Error {
  readonly code = 'QR_TIMEOUT'
  override readonly name = 'TimeoutError'
}

/** Settles as `work` does, or rejects with `TimeoutError` after `ms` milliseconds. */
export function withTimeout<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TimeoutError(`${what} took longer than ${ms} ms.`)),
      ms,
    )
    timer.unref()
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
