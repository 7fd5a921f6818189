/** Scans on their way at once up to which a batch waits for more. */
const FEW = 64
/** Milliseconds anybody waits at most. */
const PATIENCE = 2
/** Part of what a commit takes that waiting for people may take: more would cost more than it saves. */
const WORTH = 0.5
/** Milliseconds after which it does not matter any more when people are back. */
const LATE = 10
/** How much the latest measurement counts among those before it. */
const NEWEST = 1 / 8

export type Gathering = {
  /** A scan came in. */
  arrived: () => void
  /** Told when a try ends. */
  ended: (tried: {
    /** Scans of the batch. */
    count: number
    ms: number
    /** Scans on their way until then, those that wait included. */
    onTheWay: number
  }) => void
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
 * That pays as long as people are back soon. On a busy machine, or over a slow network, they are not,
 * and all would wait for the last of them: how long it takes is measured, beside what a commit takes.
 *
 * @param onTime called when nobody else came in time
 */
export function createGathering(
  onTime: () => void,
  now: () => number = () => performance.now(),
): Gathering {
  let expected = 0
  let timer: NodeJS.Timeout | null = null
  let commit = 0
  let back = 0
  /** Who is answered, and has yet to come back. */
  let away: { count: number; since: number } | null = null

  function stop(): void {
    if (timer) clearTimeout(timer)
    timer = null
  }

  return {
    arrived() {
      if (!away || (away.count -= 1) > 0) return
      back += (Math.min(LATE, now() - away.since) - back) * NEWEST
      away = null
    },
    ended({ count, ms, onTheWay }) {
      expected = onTheWay
      commit += (ms - commit) * NEWEST
      away ??= { count, since: now() }
    },
    waits(inFlight, queued) {
      if (queued === 0 || expected > FEW || back > commit * WORTH) return false
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
