/** Other work changed the same thing in this very moment: the next try, at once, finds it settled. */
export class Contention extends Error {
  constructor() {
    super('other work changed the same thing')
    this.name = 'Contention'
  }
}
