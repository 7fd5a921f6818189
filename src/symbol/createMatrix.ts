import QRCode from 'qrcode'

import type { ErrorCorrection, SymbolMatrix } from './types.js'

import { SymbolError } from './SymbolError.js'

/** Weakest first. */
export const ERROR_CORRECTIONS: readonly ErrorCorrection[] = ['L', 'M', 'Q', 'H']

/** What the largest symbol (version 40) holds: ISO/IEC 18004:2015, table 7. */
const CAPACITY = {
  H: { alphanumeric: 1852, bytes: 1273, digits: 3057 },
  L: { alphanumeric: 4296, bytes: 2953, digits: 7089 },
  M: { alphanumeric: 3391, bytes: 2331, digits: 5596 },
  Q: { alphanumeric: 2420, bytes: 1663, digits: 3993 },
} as const

export type CreateMatrixOptions = {
  /**
   * Take a higher level when the symbol does not grow by it: more damage survives, for free.
   * @default true
   */
  boost?: boolean
  /**
   * Least error correction level.
   * @default 'M'
   */
  errorCorrection?: ErrorCorrection
}

/**
 * Encodes text into the smallest QR symbol that holds it, mixing numeric, alphanumeric and byte
 * (UTF-8) segments. Deterministic. Throws a `SymbolError` for empty, malformed or too long content.
 */
export function createMatrix(
  content: string,
  { boost = true, errorCorrection = 'M' }: CreateMatrixOptions = {},
): SymbolMatrix {
  if (!ERROR_CORRECTIONS.includes(errorCorrection)) {
    throw SymbolError.got('errorCorrection', errorCorrection, 'L, M, Q or H')
  }
  checkContent(content, errorCorrection)
  let level = errorCorrection
  const least = sizeUp(content, level)
  if (!least) throw tooLong(content, level)
  const higher = boost ? ERROR_CORRECTIONS.slice(ERROR_CORRECTIONS.indexOf(level) + 1) : []
  for (const next of higher) {
    const stronger = sizeUp(content, next)
    if (!stronger || stronger.version > least.version) break
    level = next
  }
  const symbol = QRCode.create(content, { errorCorrectionLevel: level })
  const { data: modules, size } = symbol.modules
  return {
    errorCorrection: level,
    get: (x, y) => x >= 0 && y >= 0 && x < size && y < size && modules[y * size + x] === 1,
    modules,
    size,
    version: symbol.version,
  }
}

function checkContent(content: string, level: ErrorCorrection): void {
  if (content === '') throw new SymbolError('content', 'is empty; a symbol needs something to say')
  if (/\p{Surrogate}/u.test(content)) {
    throw new SymbolError('content', 'has half a surrogate pair, which no encoding can carry')
  }
  // Before encoding, so that a huge text costs nothing.
  if (content.length > CAPACITY[level].digits) throw tooLong(content, level)
}

/**
 * The symbol at one level, to learn its version; `null`: does not fit. With any mask: to choose the
 * best of the eight takes most of the time, and is only done for the symbol that is drawn.
 */
function sizeUp(content: string, errorCorrectionLevel: ErrorCorrection): null | QRCode.QRCode {
  try {
    return QRCode.create(content, { errorCorrectionLevel, maskPattern: 0 })
  } catch {
    // The content is a well-formed, non-empty string, which leaves its length.
    return null
  }
}

function tooLong(content: string, level: ErrorCorrection): SymbolError {
  const { alphanumeric, bytes, digits } = CAPACITY[level]
  const length = new TextEncoder().encode(content).length
  return new SymbolError(
    'content',
    `is ${content.length} characters (${length} bytes) long; at error correction ${level} a symbol ` +
      `holds ${bytes} bytes, ${alphanumeric} characters of 0-9 A-Z $%*+-./: and space, or ` +
      `${digits} digits. Shorten it or lower the level`,
  )
}
