export type LaterWrite = {
  /** Writes now, once at a time; resolves when it is done. */
  flush: () => Promise<void>
  /** Writes soon, unless that is planned already. */
  plan: () => void
}

/** Puts small writes together that nothing hangs on. `write` never rejects; `every`: milliseconds it waits. */
export function createLaterWrite(write: () => Promise<void>, every: number): LaterWrite {
  let timer: NodeJS.Timeout | undefined
  let running: null | Promise<void> = null
  const flush = async (): Promise<void> => {
    running ??= write().finally(() => (running = null))
    await running
  }
  const plan = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void flush()
    }, every).unref()
  }
  return { flush, plan }
}
