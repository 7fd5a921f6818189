/** Stops start-up with one line that names the option, what it got and what it takes. */
export function fail(path: string, got: unknown, takes: string): never {
  throw new Error(`payload-plugin-qr: ${path} got ${show(got)}, takes ${takes}`)
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (value === undefined) return 'undefined'
  const text = jsonOf(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

/** `undefined` for what JSON has no words for, or others: `NaN` would be `null`. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'number') return undefined
  try {
    return JSON.stringify(value)
  } catch {
    return typeof value === 'object' ? 'an object' : undefined
  }
}
