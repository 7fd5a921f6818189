import { redactTicketing } from './redactTicketing.js'
import { TicketingRequestError } from './TicketingError.js'

export type FetchJSONOptions = {
  body?: unknown
  /** @default globalThis.fetch */
  fetch?: typeof fetch
  /** @default 'GET' */
  method?: 'GET' | 'PUT'
  signal?: AbortSignal
  /** @default 10_000 ms, body included */
  timeout?: number
  token: string
  /** Named in errors instead of the URL, which may hold an e-mail address. */
  what: string
}

/**
 * One authorised request whose answer is JSON. Never follows a redirect: the token would go along.
 * Every failure is a `TicketingRequestError` that says whether to try again, without URL and body.
 */
export const fetchJSON = async (url: string, options: FetchJSONOptions): Promise<unknown> => {
  const { body, method = 'GET', timeout = 10_000, token, what } = options
  const limit = AbortSignal.timeout(timeout)
  try {
    const response = await (options.fetch ?? fetch)(url, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      method,
      redirect: 'error',
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
    })
    if (response.ok) return await response.json()
    await response.body?.cancel()
    throw refused(response, what)
  } catch (error) {
    if (error instanceof TicketingRequestError) throw error
    if (options.signal?.aborted) throw new TicketingRequestError(`${what}: stopped`, 'retry')
    throw new TicketingRequestError(`${what}: ${reason(error, timeout, token)}`, 'retry')
  }
}

const refused = ({ headers, status }: Response, what: string): TicketingRequestError => {
  const say = (text: string): string => `${what}: answered ${status}, ${text}`
  if (status === 429) {
    const wait = retryAfter(headers)
    return new TicketingRequestError(say('too many requests'), 'rate-limit', status, wait)
  }
  if (status === 401 || status === 403) {
    return new TicketingRequestError(say('check the API key and its rights'), 'auth', status)
  }
  if (status === 404) return new TicketingRequestError(say('not there'), 'not-found', status)
  if (status === 408 || status === 423 || status === 425 || status >= 500) {
    return new TicketingRequestError(say('try again'), 'retry', status, retryAfter(headers))
  }
  return new TicketingRequestError(say('refused'), 'permanent', status)
}

/** Milliseconds; seconds or a date by RFC 9110, section 10.2.3. At most an hour. */
const retryAfter = (headers: Headers): null | number => {
  const value = headers.get('retry-after')
  if (!value) return null
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), 3_600_000)
}

const reason = (error: unknown, timeout: number, token: string): string => {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: string }
  if (name === 'TimeoutError') return `no answer within ${timeout} ms`
  if (error instanceof SyntaxError) return 'the answer is not JSON'
  const code = typeof cause?.code === 'string' ? ` (${cause.code})` : ''
  return redactTicketing(`cannot be reached${code}`, [token])
}
