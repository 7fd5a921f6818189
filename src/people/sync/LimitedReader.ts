/** A person who may read some contacts only asked for what concerns all of them. */
export class LimitedReader extends Error {
  override name = 'LimitedReader'
  constructor(fix: string) {
    super(`You may not see all contacts, so this is not yours to do. ${fix}`)
  }
}
