import type { SymbolDesign } from '../../symbol/design/types.js'

/** A logo on the website: a PNG as a data URL, and its size in pixels. */
export type QRCodeLogo = { height: number; url: string; width: number }

/** What a symbol on the website needs to know of a code: part of a code's document. */
export type QRCodeDocument = {
  code?: null | string
  deletedAt?: null | string
  /** Of the domain its short URL is on; empty: the default one. */
  host?: null | string
  /** How the symbol looks; what it leaves out is black squares on white. */
  design?: null | SymbolDesign
  /** A `static` code carries its content, and has no short URL. */
  kind?: null | string
  /** A `QRCodeLogo`, which a QR block carries; anything else, such as an ID, is passed over. */
  logo?: unknown
  /** What the symbol carries, e.g. `https://EXAMPLE.COM/Q/AB12CD`. */
  printedURL?: null | string
  /** The URL people read and click, e.g. `https://example.com/q/AB12CD`. */
  shortURL?: null | string
}

/** A QR block as Payload's APIs give it, in a `blocks` field or as `node.fields` in Lexical. */
export type QRCodeBlockData = {
  blockType?: string
  caption?: null | string
  id?: null | string
  /** The code is that of the document the block is in, see `qrField`. */
  own?: boolean | null
  /** The code, or its ID where it is not populated. */
  qrCode?: null | number | QRCodeDocument | string
  size?: null | QRCodeSize
  /** Filled in on every read, whatever the depth; `null` when the code is gone or in the trash. */
  symbol?: null | QRCodeDocument
}

/** Sizes of the QR block in CSS pixels. */
export const SIZES = { large: 320, medium: 200, small: 128 } as const

export type QRCodeSize = keyof typeof SIZES
