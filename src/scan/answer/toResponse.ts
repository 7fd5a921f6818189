import type { ScanAnswer } from '../../vocabulary/scan.js'

/** An answer as a Web `Response`. */
export function toResponse({ body, headers, status }: ScanAnswer): Response {
  return new Response(body, { headers, status })
}
