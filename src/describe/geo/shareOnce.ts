/** Bundlers give every route its own copy of this module; the data must exist once per process. */
const KEY = Symbol.for('payload-plugin-qr.geo-data')

const shared = (): Map<string, Promise<unknown>> => {
  const holder = globalThis as { [KEY]?: Map<string, Promise<unknown>> }
  return (holder[KEY] ??= new Map())
}

/**
 * Makes a thing once per process. `version` tells a newer one from the one kept under `key`, which
 * is then let go; a failure is not kept.
 */
export const shareOnce = <T>(key: string, version: string, make: () => Promise<T>): Promise<T> => {
  const things = shared()
  const id = `${key}\0${version}`
  const known = things.get(id) as Promise<T> | undefined
  if (known) return known
  for (const other of things.keys()) if (other.startsWith(`${key}\0`)) things.delete(other)
  const made = make()
  things.set(id, made)
  made.catch(() => {
    if (things.get(id) === made) things.delete(id)
  })
  return made
}
