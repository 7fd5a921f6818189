import type { RateLimits } from '../types.js'

/** Reads `X-HubSpot-RateLimit-*`. Search answers and answers of proxies carry none. */
export function readRateLimits(headers: Headers): RateLimits {
  const number = (name: string): null | number => {
    const text = headers.get(`x-hubspot-ratelimit-${name}`)
    return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null
  }
  return {
    dailyRemaining: number('daily-remaining'),
    intervalMs: number('interval-milliseconds'),
    max: number('max'),
    remaining: number('remaining'),
  }
}
