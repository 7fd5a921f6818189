import type { ScanAnswer } from './types.js'

/** An answer as a Web `Response`. */
export function toResponse({ body, headers, status }: ScanAnswer): Response {
  return new Response(body, { headers, status })
}
