export type ShutdownOptions = {
  /** Puts away what is still in memory, without waiting for anything; the process is ending. */
  atExit?: () => void
  /** Drains. Expected to keep a deadline of its own. */
  drain: () => Promise<void>
  /** @default process */
  process?: Pick<NodeJS.Process, 'kill' | 'listenerCount' | 'off' | 'on' | 'pid'>
  /** @default ['SIGTERM', 'SIGINT'] */
  signals?: NodeJS.Signals[]
}

/**
 * Drains when the process is told to stop, then lets the signal do what it would have done. A host
 * that handles the signal itself decides when to leave: then nothing is re-raised here, and `atExit`
 * saves what is left if it leaves before the drain is through. A second signal does not wait.
 * Returns a function that takes the listeners off again.
 */
export function installShutdown(options: ShutdownOptions): () => void {
  const target = options.process ?? process
  const signals = options.signals ?? ['SIGTERM', 'SIGINT']
  let draining = false

  const leave = (signal: NodeJS.Signals) => {
    uninstall()
    // Without a listener the default action applies again: the exit code tells of the signal.
    if (target.listenerCount(signal) === 0) {
      options.atExit?.()
      target.kill(target.pid, signal)
    } else if (options.atExit) {
      target.on('exit', options.atExit)
    }
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (draining) return leave(signal)
    draining = true
    options.drain().then(
      () => leave(signal),
      () => leave(signal),
    )
  }
  // An empty event loop is an end without a signal; draining gives it work, so it is asked again.
  let drainedAtEnd = false
  const onBeforeExit = () => {
    if (drainedAtEnd || draining) return
    drainedAtEnd = true
    options.drain().catch(() => {})
  }
  const uninstall = () => {
    for (const signal of signals) target.off(signal, onSignal)
    target.off('beforeExit', onBeforeExit)
    if (options.atExit) target.off('exit', options.atExit)
  }

  for (const signal of signals) target.on(signal, onSignal)
  target.on('beforeExit', onBeforeExit)
  if (options.atExit) target.on('exit', options.atExit)
  return uninstall
}
