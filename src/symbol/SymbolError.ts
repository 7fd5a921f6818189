/** Bad input to a symbol. `parameter` names it, the message says what came and what is taken. */
export class SymbolError extends Error {
  override readonly name = 'SymbolError'

  constructor(
    readonly parameter: string,
    problem: string,
  ) {
    super(`${parameter}: ${problem}`)
  }

  /** The usual case: one value, and what it should have been. */
  static got(parameter: string, value: unknown, takes: string): SymbolError {
    // A string is shown as it came, but never at length: the message ends up in responses.
    const shown = typeof value === 'string' ? JSON.stringify(shorten(value)) : String(value)
    return new SymbolError(parameter, `got ${shown}, takes ${takes}`)
  }
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value
}
