import type { ScanAnswer } from '../../vocabulary/scan.js'

import { COMMON } from './answer.js'

/** 429: this address asks more often than the host allows. Plain text, as machines read it. */
export function answerBlocked(method: string, retryAfter: number): ScanAnswer {
  return {
    body:
      method === 'HEAD' ? null : 'Too many requests from this network. Please try again shortly.\n',
    headers: {
      ...COMMON,
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': String(retryAfter),
      'X-Content-Type-Options': 'nosniff',
    },
    status: 429,
  }
}
