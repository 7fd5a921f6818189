import type { Say } from './types.js'

type Decoded = { notice?: string; text: string } | { problem: string }

/** What no text of Windows-1252 holds: the places of that table which mean nothing. */
const NO_LETTER = /[\0-\x08\x0e-\x1f\x7f-\x9f]/

/**
 * Bytes of a CSV as text. UTF-8 and UTF-16 are certain. What is neither is most likely what Excel on
 * Windows saves, and is read so with a notice, since another old table would look alike.
 */
export function decodeText(bytes: Uint8Array, say: Say): Decoded {
  // Workbooks and other archives begin with PK, old workbooks with D0 CF.
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) {
    return { problem: say('plugin-qr:bulkWorkbook') }
  }
  const wide = wideEncoding(bytes)
  if (wide) return decodeAs(wide, bytes, say)
  const text = attempt('utf-8', bytes)
  if (text !== null) {
    return text.includes('\0') ? { problem: say('plugin-qr:bulkNoText') } : { text }
  }
  const guessed = windows1252(bytes)
  if (NO_LETTER.test(guessed)) return { problem: say('plugin-qr:bulkNoText') }
  return { notice: say('plugin-qr:bulkWindows'), text: guessed }
}

/** Windows-1252 from 80 to 9F; some versions of Node decode these as Latin-1. Blank: no character. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => {
      const letter = UPPER[character.charCodeAt(0) - 0x80]!
      return letter === ' ' ? character : letter
    })

function decodeAs(encoding: 'utf-16be' | 'utf-16le', bytes: Uint8Array, say: Say): Decoded {
  const text = attempt(encoding, bytes)
  return text === null || text.includes('\0') ? { problem: say('plugin-qr:bulkNoText') } : { text }
}

/** By its mark, else by the empty halves that Latin letters have. */
function wideEncoding(bytes: Uint8Array): 'utf-16be' | 'utf-16le' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length < 4) return null
  const start = bytes.subarray(0, 64)
  const empty = (offset: 0 | 1) =>
    start.filter((byte, at) => at % 2 === offset && byte === 0).length
  const most = start.length / 4
  if (empty(1) > most && empty(0) === 0) return 'utf-16le'
  return empty(0) > most && empty(1) === 0 ? 'utf-16be' : null
}

function attempt(encoding: string, bytes: Uint8Array): null | string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
