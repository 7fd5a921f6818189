import type { Log } from '../kit/log.js'
import type { BeforeRedirect } from '../vocabulary/scan.js'

/**
 * The host's hook where it returns a URL at once. A promise is not waited for: the redirect goes to
 * the original URL, the log says so once, and a rejection cannot end the process.
 */
export function synchronousHook(
  hook: BeforeRedirect | undefined,
  log: Log,
): BeforeRedirect | undefined {
  if (!hook) return undefined
  let told = false
  return (args) => {
    const url: unknown = hook(args)
    if (!isPromise(url)) return url as ReturnType<BeforeRedirect>
    url.then(undefined, () => {})
    if (!told) {
      log(
        'options.beforeRedirect returned a promise, takes a function that returns a URL or null at once: people go to the original URL.',
      )
    }
    told = true
    return null
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as null | Partial<PromiseLike<unknown>>)?.then === 'function'
