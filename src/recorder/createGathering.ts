/** Scans on their way at once up to which a batch waits for more. */
const FEW = 64
/** Milliseconds. */
const PATIENCE = 2

export type Gathering = {
  /** Told when a try ends: scans that were on their way until then, those that wait included. */
  ended: (onTheWay: number) => void
  /** Whether those that wait should wait for others, up to 2 ms. */
  waits: (inFlight: number, queued: number) => boolean
}

/**
 * Lets scans whose people wait share a commit, as PostgreSQL's `commit_delay` does. A commit costs the
 * same whatever its size. With few people at a time those of the last commit come back, or others in
 * their place, just after the next one has begun without them; so the next one waits until as many
 * are there as were on their way when the last one ended. Where many are, a batch fills while another
 * is written, and nobody has to wait for it.
 *
 * @param onTime called when nobody else came in time
 */
export function createGathering(onTime: () => void): Gathering {
  let expected = 0
  let timer: NodeJS.Timeout | null = null

  function stop(): void {
    if (timer) clearTimeout(timer)
    timer = null
  }

  return {
    ended: (onTheWay) => (expected = onTheWay),
    waits(inFlight, queued) {
      if (queued === 0 || expected > FEW) return false
      // One at a time: its end asks again.
      if (inFlight > 0) return true
      if (queued >= expected) {
        stop()
        return false
      }
      timer ??= setTimeout(() => {
        timer = null
        expected = 0
        onTime()
      }, PATIENCE)
      return true
    },
  }
}
