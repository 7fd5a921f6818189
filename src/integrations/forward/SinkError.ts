/** Why a batch was not taken. `code` is what logs, health and the admin say: a status, never an answer's text. */
export class SinkError extends Error {
  override readonly name = 'SinkError'
  readonly refused: boolean | number

  /** @param options.refused sent again they would get the same answer: all of the batch, or so many */
  constructor(
    readonly code: string,
    { refused = false }: { refused?: boolean | number } = {},
  ) {
    super(`The batch was not taken: ${code}`)
    this.refused = refused
  }
}
