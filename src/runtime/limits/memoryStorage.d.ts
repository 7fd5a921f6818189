declare module 'rate-limiter-flexible/lib/component/MemoryStorage/MemoryStorage.js' {
  type Counted = { consumedPoints: number; isFirstInDuration: boolean; msBeforeNext: number }

  /** The part that is used of what the package's own types leave out. */
  export default class MemoryStorage {
    get(key: string): Counted | null
    incrby(key: string, value: number, durationSec: number): Counted
    /** Begins a window, and the timer that ends it. */
    set(key: string, value: number, durationSec: number): Counted
  }
}
