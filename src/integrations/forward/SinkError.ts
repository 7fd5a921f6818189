/** Why a batch was not taken. `code` is what logs, health and the admin say: a status, never an answer's text. */
export class SinkError extends Error {
  override readonly name = 'SinkError'
  readonly refused: boolean

  /** @param options.refused sent again it would get the same answer */
  constructor(
    readonly code: string,
    { refused = false } = {},
  ) {
    super(`The batch was not taken: ${code}`)
    this.refused = refused
  }
}
