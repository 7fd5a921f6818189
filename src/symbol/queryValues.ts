import { SymbolError } from './SymbolError.js'

/** One value of a query by name. */
export type Read = (name: string) => string | undefined

/** Throws for a name that comes twice: which of the two is meant nobody knows. */
export const readerOf =
  (query: URLSearchParams): Read =>
  (name) => {
    const [value, ...more] = query.getAll(name)
    if (more.length > 0) throw new SymbolError(name, 'given more than once, takes one value')
    return value
  }

export function oneOf<T extends string>(
  parameter: string,
  value: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === value)
  if (!found) throw SymbolError.got(parameter, value, choices.join(', '))
  return found
}

/** Bare (`?download`) counts as yes. */
export function parseFlag(parameter: string, value: string | undefined): boolean {
  if (value === undefined) return false
  if (/^(1|true)?$/.test(value)) return true
  if (/^(0|false)$/.test(value)) return false
  throw SymbolError.got(parameter, value, 'true or false')
}
