/** Stops start-up with one line that names the option, what it got and what it takes. */
export function fail(path: string, got: unknown, takes: string): never {
  throw new Error(`payload-plugin-qr: ${path} got ${show(got)}, takes ${takes}`)
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (value === undefined) return 'undefined'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
