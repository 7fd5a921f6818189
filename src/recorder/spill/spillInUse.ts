const KEY = Symbol.for('payload-plugin-qr.spillFiles')

/**
 * Paths this process appends to or replays. On `globalThis`, because bundlers load a module more
 * than once and a restarted container gets the process number its predecessor had: an own number
 * that is not in here is a file of a dead one.
 */
export function spillInUse(): Set<string> {
  const holder = globalThis as { [KEY]?: Set<string> }
  return (holder[KEY] ??= new Set())
}
