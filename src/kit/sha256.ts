import * as crypto from 'node:crypto'

/** SHA-256 as base64url. In one call where Node has it (20.12): it takes a third of the time. */
export const sha256: (text: string) => string =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('sha256', text, 'base64url')
    : (text) => crypto.createHash('sha256').update(text).digest('base64url')
