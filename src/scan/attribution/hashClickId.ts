import { createHash } from 'node:crypto'

/** How a scan id is stored: who reads the database cannot carry it to a form. 128 bits, base64url. */
export function hashClickId(id: string): string {
  return createHash('sha256').update(id).digest().subarray(0, 16).toString('base64url')
}
