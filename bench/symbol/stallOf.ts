import { monitorEventLoopDelay } from 'node:perf_hooks'

/** The longest that nothing else got its turn while some work was done, in milliseconds. */
export async function stallOf(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await work()
  // A stall is counted when it is over.
  await new Promise((resolve) => setTimeout(resolve, 5))
  delay.disable()
  return Math.round(delay.max / 1e6)
}
