import { checks } from './checks.js'

export type APIKeysOption = {
  /** Requests of one key in a minute, counted in each process by itself. @default 600 */
  perMinute?: number
}

/** `false`: there are none. */
export type APIKeys = false | Readonly<Required<APIKeysOption>>

export function apiKeysOf(written: APIKeysOption | boolean | undefined): APIKeys {
  if (written === undefined || written === false) return false
  const path = 'options.apiKeys'
  const option = written === true ? {} : checks.object<APIKeysOption>(path, written, ['perMinute'])
  return { perMinute: checks.integer(`${path}.perMinute`, option.perMinute, 600, 1, 1_000_000) }
}
