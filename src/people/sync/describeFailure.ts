import { HubSpotError } from '../../integrations/hubspot/index.js'
import {
  MalformedPayloadError,
  redactTicketing,
  TicketingConfigurationError,
  TicketingRequestError,
} from '../../integrations/ticketing/index.js'
import { Contention } from '../deliveries/Applied.js'

export type Failure = {
  category: string
  message: string
  /** Trying again unchanged may help. */
  passing: boolean
  /** Milliseconds, where the other side said so. */
  retryAfter: null | number
}

// Two jobs waited for each other, or a row moved: the second try goes through.
const CONTENTION = new Set(['40001', '40P01', '55P03'])

/**
 * A failure as it may be shown and stored. Only messages of our own classes are quoted: others may
 * hold an address, a token or a whole statement with its values.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof TicketingRequestError) {
    const { kind, message, retryable, retryAfter } = error
    return { category: kind, message: redactTicketing(message), passing: retryable, retryAfter }
  }
  if (error instanceof HubSpotError) {
    const { category, kind, message, passing, retryAt } = error
    const retryAfter = retryAt === null ? null : Math.max(0, retryAt - Date.now())
    return { category: category ?? kind, message, passing, retryAfter }
  }
  if (error instanceof MalformedPayloadError || error instanceof TicketingConfigurationError) {
    const { message, name } = error
    return { category: name, message: redactTicketing(message), passing: false, retryAfter: null }
  }
  const code = databaseCode(error)
  if (error instanceof Contention || (code && CONTENTION.has(code))) {
    return { category: 'CONTENTION', message: 'Other work held the same rows.', passing: true, retryAfter: 200 } // prettier-ignore
  }
  const ours = error instanceof Error && error.message.startsWith('payload-plugin-qr:')
  const name = error instanceof Error ? error.name : 'Error'
  return {
    category: code ?? name,
    message: ours ? redactTicketing(error.message) : `${name}${code ? ` ${code}` : ''}`,
    passing: true,
    retryAfter: null,
  }
}

/** Five characters of SQLSTATE, also where a query builder wrapped the error. */
function databaseCode(error: unknown): null | string {
  for (let at = error, depth = 0; at && depth < 4; at = (at as Error).cause, depth++) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return null
}
