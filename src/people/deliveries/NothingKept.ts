import type { Applied } from './Applied.js'

/** Thrown to take back what a piece of work has written so far; it is no failure. */
export class NothingKept extends Error {
  constructor(readonly applied: Applied) {
    super('nothing is kept of this work')
    this.name = 'NothingKept'
  }
}
