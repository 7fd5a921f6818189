/** What a map has for an object, or for the first of its prototypes that has something. */
export function inherited<T>(map: WeakMap<object, T>, object: object): T | undefined {
  for (let one: object | null = object; one; one = Object.getPrototypeOf(one) as object | null) {
    const found = map.get(one)
    if (found !== undefined) return found
  }
  return undefined
}
