import { randomUUID } from 'node:crypto'

import type { Answer } from './types.js'

/** The `Error` schema of HubSpot's specifications. */
export function problem(
  status: number,
  category: string,
  message: string,
  more: Record<string, unknown> = {},
): Answer {
  return {
    body: { category, correlationId: randomUUID(), message, status: 'error', ...more },
    status,
  }
}

/** Shape: HubSpot usage guidelines, "rate limits" (429 body). */
export function rateLimited(policyName: 'DAILY' | 'TEN_SECONDLY_ROLLING'): Answer {
  const message =
    policyName === 'DAILY'
      ? 'You have reached your daily limit.'
      : 'You have reached your ten_secondly_rolling limit.'
  return {
    body: {
      correlationId: randomUUID(),
      errorType: 'RATE_LIMIT',
      message,
      policyName,
      requestId: randomUUID(),
      status: 'error',
    },
    status: 429,
  }
}
