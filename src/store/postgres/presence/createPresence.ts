import type { Pool } from 'pg'

import type { SchemaPresence } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { readPresent } from './readPresent.js'

/** Milliseconds between two looks while something is missing. */
const EVERY = 3_000
/** Names in one line of the log. */
const NAMED = 10

export type Presence = SchemaPresence & {
  /** What there is of the schema. The same object until something comes or goes. */
  schema: () => Schema
  /** Resolves when the first look is over, well or not; it is taken with the first call. */
  started: () => Promise<unknown>
  stop: () => void
}

/**
 * Knows what the database has of the schema the code was written for. The code may be there before
 * its migration: what is missing is left out then, and found again within seconds once it comes.
 * While nothing is missing nobody looks.
 */
export function createPresence(
  pool: Pool,
  whole: Schema,
  log: (message: string) => void,
): Presence {
  let schema = whole
  let lacking: readonly string[] = []
  let looking: null | Promise<boolean> = null
  let first: null | Promise<unknown> = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const listeners = new Set<() => void>()

  async function lookOnce(): Promise<boolean> {
    const found = await readPresent(pool, whole)
    if (found.lacking.join() === lacking.join()) return false
    lacking = found.lacking
    schema = lacking.length > 0 ? found.schema : whole
    log(sentence(lacking))
    for (const tell of listeners) tell()
    return true
  }

  function look(): Promise<boolean> {
    looking ??= lookOnce()
      // A database that does not answer is seen to by whoever asked it for something.
      .catch(() => false)
      .finally(() => {
        looking = null
        clearTimeout(timer)
        if (lacking.length > 0 && !stopped) timer = setTimeout(() => void look(), EVERY).unref()
      })
    return looking
  }

  return {
    lacking: () => lacking,
    look,
    onChange(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    schema: () => schema,
    started: () => (first ??= look()),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function sentence(lacking: readonly string[]): string {
  if (lacking.length === 0) return 'The database has everything again.'
  const more = lacking.length > NAMED ? ` and ${lacking.length - NAMED} more` : ''
  return `The database lacks ${lacking.slice(0, NAMED).join(', ')}${more}: run \`payload migrate\`. Redirects go on with what is there, scans that need more wait.`
}
