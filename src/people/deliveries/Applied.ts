/** `waiting`: a scan id is not stored yet; everything else is done and doing it again changes nothing. */
export type Applied = 'done' | 'waiting'

/** Thrown to take back what a piece of work has written so far; it is no failure. */
export class NothingKept extends Error {
  constructor(readonly applied: Applied) {
    super('nothing is kept of this work')
    this.name = 'NothingKept'
  }
}

/** Other work changed the same thing in this very moment: the next try, at once, finds it settled. */
export class Contention extends Error {
  constructor() {
    super('other work changed the same thing')
    this.name = 'Contention'
  }
}
