import { fail } from '../kit/fail.js'

/** A secret as text, or a function that fetches it: from a vault, or per tenant. */
export type Secret<Args> = ((args: Args) => Promise<string> | string) | string

/** A text that is not empty, or a function that gives one. */
export const isSecret = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'string' && value.trim() !== '')

/** One check per kind of option: returns the value, or stops start-up naming the path. */
export const checks = {
  boolean(path: string, value: unknown, byDefault: boolean): boolean {
    if (value === undefined) return byDefault
    return typeof value === 'boolean' ? value : fail(path, value, 'true or false')
  },

  func(path: string, value: unknown): void {
    if (value !== undefined && typeof value !== 'function') fail(path, value, 'a function')
  },

  integer(path: string, value: unknown, byDefault: number, min: number, max: number): number {
    if (value === undefined) return byDefault
    return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : fail(path, value, `a whole number from ${min} to ${max}`)
  },

  /**
   * An object whose keys are all known; `undefined` counts as empty. `hidden`: what is wrong may be a
   * secret in the wrong place, so the message tells its type and not its value.
   */
  object<T extends object>(
    path: string,
    value: T | undefined,
    keys: readonly string[],
    { hidden = false } = {},
  ): Partial<T> {
    const shown = (wrong: unknown) => (hidden ? typeof wrong : wrong)
    if (value === undefined) return {}
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return fail(path, shown(value), `an object with ${keys.join(', ')}`)
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) {
        fail(
          `${path}.${key}`,
          shown((value as Record<string, unknown>)[key]),
          `nothing: known are ${keys.join(', ')}`,
        )
      }
    }
    return value
  },

  oneOf<T extends string>(path: string, value: unknown, byDefault: T, known: readonly T[]): T {
    if (value === undefined) return byDefault
    return known.includes(value as T)
      ? (value as T)
      : fail(path, value, known.map((one) => `'${one}'`).join(' or '))
  },

  /** A path without a slash at the end. `byDefault` is also the example in the message. */
  path(path: string, value: unknown, byDefault: string): string {
    const text = (checks.text(path, value) ?? byDefault).replace(/\/+$/, '')
    return /^(\/[a-z0-9._~-]+)+$/i.test(text)
      ? text
      : fail(path, value, `a path like '${byDefault}', without spaces or parameters`)
  },

  /** A path below the admin's route; starts with a slash. */
  pathInAdmin(path: string, value: unknown, byDefault: string): string {
    const text = checks.text(path, value) ?? byDefault
    return /^(\/[a-z0-9_-]+)+$/i.test(text)
      ? text
      : fail(path, text, `a path below the admin like '${byDefault}'`)
  },

  /** The scheme and host of what is printed. `takes` is what the message asks for instead. */
  origin(path: string, value: unknown, takes: string): null | string {
    const url = checks.url(path, value)
    if (url === null) return null
    const { hash, origin, pathname, search } = checks.withoutUser(path, new URL(url))
    return pathname === '/' && !search && !hash ? origin : fail(path, value, takes)
  },

  /** An absolute http or https URL. */
  url(path: string, value: unknown): null | string {
    const url = checks.text(path, value)
    if (url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url
    return fail(path, url, "an absolute URL such as 'https://api.example'")
  },

  withoutUser(path: string, url: URL): URL {
    // Not shown: it may be a password.
    return url.username || url.password
      ? fail(path, 'a user name', 'an address without one, as it is printed')
      : url
  },

  text(path: string, value: unknown): null | string {
    if (value === undefined) return null
    return typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : fail(path, value, 'a text that is not empty')
  },
}
