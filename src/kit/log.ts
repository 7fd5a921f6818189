/** Told, rarely, what an operator should know. Lines hold no addresses, values or secrets. */
export type Log = (message: string) => void

export const silentLog: Log = () => {}

/**
 * At most one line per key and `every` milliseconds: in an outage every scan has the same thing to
 * say. The next line that is let through carries how many were held back.
 */
export function createQuietLog(
  log: Log,
  now: () => number,
  every = 10_000,
): (key: string, message: string) => void {
  const last = new Map<string, { at: number; held: number }>()

  return (key, message) => {
    const known = last.get(key)
    if (known && now() - known.at < every) {
      known.held += 1
      return
    }
    last.set(key, { at: now(), held: 0 })
    log(known?.held ? `${message} (${known.held} more such messages were held back)` : message)
  }
}
