import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** Where the snapshot is written: a key-value store the edge reads. */
export type EdgeStoreOption = {
  delete: (key: string) => Promise<unknown>
  put: (key: string, value: string) => Promise<unknown>
}

export type EdgeOption = {
  /** At least 32 characters; the same as at the edge, whose messages it signs. */
  secret: string
  /**
   * Keeps the edge's snapshot of codes current, from processes that stay up.
   *
   * @default none: nothing is written, also not by `payload-qr edge`
   */
  store?: EdgeStoreOption
}

/** `false`: there is no edge. */
export type Edge = false | Readonly<{ secret: string; store: EdgeStoreOption | null }>

const PATH = 'options.edge'

export function edgeOf(written: EdgeOption | undefined): Edge {
  if (written === undefined) return false
  const option = checks.object<EdgeOption>(PATH, written, ['secret', 'store'], { hidden: true })
  const secret = edgeSecret(`${PATH}.secret`, option.secret)
  const { store } = option
  if (store === undefined) return Object.freeze({ secret, store: null })
  if (typeof store?.put !== 'function' || typeof store.delete !== 'function') {
    return fail(`${PATH}.store`, typeof store, 'an object with put(key, value) and delete(key)')
  }
  return Object.freeze({ secret, store })
}

/** Never shown: what is too short may be the secret with a slip in it. */
export function edgeSecret(path: string, written: unknown): string {
  if (typeof written === 'string' && written.trim().length >= 32) return written
  return fail(path, typeof written, 'a secret text of at least 32 characters')
}
