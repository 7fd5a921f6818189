import { Counter, type CounterConfiguration } from 'prom-client'

export type Tally = {
  /** One value per label, in the order of `labelNames`. */
  add: (first: string, second?: string) => void
}

/**
 * A counter that costs an addition on the scan's path: prom-client builds a key from the labels at
 * every `inc`, here that happens once per scrape.
 */
export function createTally(config: CounterConfiguration<string>): Tally {
  const [firstName = '', secondName = ''] = config.labelNames ?? []
  const counts = new Map<string, Map<string, number>>()
  new Counter({
    ...config,
    collect() {
      this.reset()
      for (const [first, rest] of counts) {
        for (const [second, count] of rest) {
          const labels = secondName
            ? { [firstName]: first, [secondName]: second }
            : { [firstName]: first }
          this.inc(labels, count)
        }
      }
    },
  })
  return {
    add(first, second = '') {
      let rest = counts.get(first)
      if (!rest) counts.set(first, (rest = new Map()))
      rest.set(second, (rest.get(second) ?? 0) + 1)
    },
  }
}
