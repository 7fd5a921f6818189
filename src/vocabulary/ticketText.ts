import { createHmac, timingSafeEqual } from 'node:crypto'

import { CODE_ALPHABET } from './generateCode.js'
import { CODE_MAX_LENGTH } from './normaliseCode.js'

/** Characters of the signature: ten of 31 are 49 bits, tried only by who may check in. */
const LENGTH = 10
const SIGNED = new RegExp(`^(.+)-([${CODE_ALPHABET}]{${LENGTH}})$`)

/** Characters a text may have so that there is room for its signature. */
export const TICKET_MAX_LENGTH = CODE_MAX_LENGTH - LENGTH - 1

/** `unsigned`: there is no signature. `foreign`: somebody else signed it, or nobody. */
export type TicketVerdict = 'foreign' | 'signed' | 'unsigned'

export type TicketSigner = {
  /** The text with its signature behind it, in the characters of generated codes. */
  sign: (text: string) => string
  /** Takes a canonical text. In constant time. */
  verify: (text: string) => TicketVerdict
}

/**
 * Signs texts of codes that are tickets or badges: HMAC-SHA256 under a key of its own, truncated. Nobody
 * can make up one that is let in, and no database is asked about one that is made up.
 *
 * @param secret Payload's
 */
export function createTicketSigner(secret: string): TicketSigner {
  const key = createHmac('sha256', secret).update('payload-plugin-qr tickets').digest()
  const signatureOf = (text: string): string => {
    let signature = ''
    for (let round = 0; signature.length < LENGTH; round++) {
      for (const byte of createHmac('sha256', key).update(`${round}\n${text}`).digest()) {
        // Of 32 equally likely values the last is no character, as in `generateCode`.
        signature += CODE_ALPHABET[byte & 31] ?? ''
      }
    }
    return signature.slice(0, LENGTH)
  }
  return {
    sign: (text) => `${text}-${signatureOf(text)}`,
    verify(text) {
      const [, body, signature] = SIGNED.exec(text) ?? []
      if (!body || !signature) return 'unsigned'
      const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(body)))
      return isOurs ? 'signed' : 'foreign'
    },
  }
}
