/**
 * Most scans wait for nothing. Promises all the same would cost more than the steps they stand
 * between.
 */
export type Maybe<Value> = Promise<Value> | Value

/** The next step: at once, or when its value is there. */
export function whenThere<Value, Next>(
  value: Maybe<Value>,
  next: (value: Value) => Maybe<Next>,
): Maybe<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}
