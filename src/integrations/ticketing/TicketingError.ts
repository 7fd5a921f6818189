/** The host's set-up is wrong; nothing a sender can change. Answered with 500, never a bypass. */
export class TicketingConfigurationError extends Error {
  override readonly name = 'TicketingConfigurationError'
}

/** A verified message lacks what its type must have. Names the field, never its value. */
export class MalformedPayloadError extends Error {
  override readonly name = 'MalformedPayloadError'
}

/**
 * Another system did not answer as hoped. `retry`: try again, after `retryAfter` ms where given.
 * The message holds no address, key or body.
 */
export class TicketingRequestError extends Error {
  override readonly name = 'TicketingRequestError'

  constructor(
    message: string,
    readonly kind: 'auth' | 'not-found' | 'permanent' | 'rate-limit' | 'retry',
    readonly status: null | number = null,
    readonly retryAfter: null | number = null,
  ) {
    super(message)
  }

  get retryable(): boolean {
    return this.kind === 'retry' || this.kind === 'rate-limit'
  }
}
