import { MalformedPayloadError } from '../TicketingError.js'

/** The JSON object in a body. Says what is wrong without quoting any of it. */
export const parseJSON = (raw: Uint8Array): Record<string, unknown> => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new MalformedPayloadError('The body is not JSON in UTF-8')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedPayloadError('The body is JSON, but not an object')
  }
  return value as Record<string, unknown>
}
