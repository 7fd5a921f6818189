import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type Order = { forget: number } | { remove: string } | { stop: number }

export type Watchdog = {
  /** `stop`: end this process, `forget`: it ended, `remove`: delete this folder. */
  order: (order: Order) => void
  /** Everything was cleaned up in the usual way. */
  release: () => void
}

/** A small process that ends others and removes folders when this one dies without doing so. */
export const startWatchdog = (): Watchdog => {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./watchdog.mjs', import.meta.url))],
    {
      // its own session: Ctrl-C is for us, not for it
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  child.unref()
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  ;(child.stdin as unknown as { unref: () => void }).unref()
  const send = (order: object): void => void child.stdin.write(`${JSON.stringify(order)}\n`)
  return {
    order: send,
    release: () => {
      send({ release: true })
      child.stdin.end()
    },
  }
}
