/** A query parameter that cannot be understood. The message names it and says what it takes. */
export class ParameterError extends Error {
  override name = 'ParameterError'
  constructor(
    readonly parameter: string,
    takes: string,
  ) {
    super(`The parameter "${parameter}" takes ${takes}.`)
  }
}
