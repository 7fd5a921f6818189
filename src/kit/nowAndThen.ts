type Options = {
  /** Milliseconds between two runs. */
  every: number
  /** Told what a run rejects with; the next one follows. */
  failed: (error: unknown) => void
  /** Milliseconds until the first run. */
  first: number
}

/**
 * Runs work now and then, never twice at a time and never worth keeping a finished script alive. Not at
 * once: a process that just started has people to answer. The returned function ends it.
 */
export function nowAndThen(
  work: () => Promise<unknown>,
  { every, failed, first }: Options,
): () => void {
  let running: null | Promise<unknown> = null
  const run = (): void => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = null))
  }
  const soon = setTimeout(run, first)
  const often = setInterval(run, every)
  soon.unref()
  often.unref()
  return () => {
    clearTimeout(soon)
    clearInterval(often)
  }
}
