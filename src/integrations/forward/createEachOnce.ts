import { SinkError } from './SinkError.js'

/** Requests side by side. */
const TOGETHER = 10

type Work<Item> = {
  /** The batch the items are of. */
  id: string
  items: readonly Item[]
  /** What names an item in its batch. */
  keyOf: (item: Item) => string
  send: (item: Item) => Promise<void>
  /** How many scans an item is. */
  sizeOf?: (item: Item) => number
}

/**
 * For products that take one thing a request and know no batches: sends each item of a batch, and when
 * the batch comes again because some failed, those alone. What the product refuses for good is passed
 * over and counted, the rest goes on.
 */
export function createEachOnce() {
  let batch = ''
  let done = new Set<string>()
  return async <Item>({ id, items, keyOf, send, sizeOf = () => 1 }: Work<Item>): Promise<void> => {
    if (batch !== id) [batch, done] = [id, new Set()]
    const waiting = items.filter((item) => !done.has(keyOf(item)))
    let failure: unknown
    let refusal: SinkError | undefined
    let refused = 0
    const next = async (): Promise<void> => {
      for (let item = waiting.shift(); item && !failure; item = waiting.shift()) {
        try {
          await send(item)
        } catch (error) {
          if (!(error instanceof SinkError && error.refused)) return void (failure ??= error)
          refusal = error
          refused += sizeOf(item)
        }
        done.add(keyOf(item))
      }
    }
    await Promise.all(Array.from({ length: TOGETHER }, next))
    if (failure) throw failure
    if (refusal) throw new SinkError(refusal.code, { refused })
  }
}
