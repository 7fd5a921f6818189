import type { Schema } from '../schema.js'
import type { Presence } from './createPresence.js'

import { isDataError } from '../../../recorder/isDataError.js'
import { mayLackSchema } from '../../../recorder/schemaErrors.js'

/** Milliseconds in which refused values are looked into once: a batch is halved until they stand alone. */
const LOOK_PAUSE = 1_000

/**
 * Work whose statements are made from a schema, made anew when another schema is there. Where a
 * statement fails on something the database lacks, it is asked for once more without it.
 */
export function followSchema(presence: Presence) {
  let looked = -Infinity
  return <Args extends unknown[], Result>(
    make: (schema: Schema) => (...args: Args) => Promise<Result>,
  ): ((...args: Args) => Promise<Result>) => {
    let made: { of: Schema; work: (...args: Args) => Promise<Result> } | undefined
    const work = (): ((...args: Args) => Promise<Result>) => {
      const of = presence.schema()
      if (made?.of !== of) made = { of, work: make(of) }
      return made.work
    }
    return async (...args) => {
      await presence.started()
      const asked = presence.schema()
      try {
        return await work()(...args)
      } catch (error) {
        if (!mayLackSchema(error)) throw error
        // Somebody else's look may have found it meanwhile.
        if (presence.schema() === asked) {
          if (isDataError(error) && performance.now() - looked < LOOK_PAUSE) throw error
          looked = performance.now()
          await presence.look()
        }
        if (presence.schema() === asked) throw error
        return work()(...args)
      }
    }
  }
}
