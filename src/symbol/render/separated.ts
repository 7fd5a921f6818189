import { deflateSync } from 'node:zlib'

import { cmykOf } from './colour.js'

type Document = PDFKit.PDFDocument
type Reference = { end: () => void }
type Inside = {
  page: { xobjects: Record<string, Reference> }
  ref: (dictionary: object) => { end: (data?: Buffer) => void }
}

const known = new WeakMap<Document, Map<Uint8Array, Promise<Reference>>>()

/**
 * Puts a picture into the document in the four inks, which `pdfkit` does not do for PNGs, and answers
 * with its name on this page. A picture goes in once, however often it is drawn.
 */
export async function separated(document: Document, png: Uint8Array): Promise<string> {
  const pictures = known.get(document) ?? new Map<Uint8Array, Promise<Reference>>()
  known.set(document, pictures)
  if (!pictures.has(png)) pictures.set(png, embed(document as unknown as Inside, png))
  const picture = await pictures.get(png)!
  const name = `CMYK${[...pictures.keys()].indexOf(png)}`
  ;(document as unknown as Inside).page.xobjects[name] = picture
  return name
}

async function embed(document: Inside, png: Uint8Array): Promise<Reference> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { alpha, inks } = splitPixels(data)
  const common = {
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    Height: info.height,
    Subtype: 'Image',
    Type: 'XObject',
    Width: info.width,
  }
  const mask = document.ref({ ...common, ColorSpace: 'DeviceGray' })
  mask.end(deflateSync(alpha))
  const picture = document.ref({ ...common, ColorSpace: 'DeviceCMYK', SMask: mask })
  picture.end(deflateSync(inks))
  return picture
}

/** From red, green, blue and alpha to the four inks, and how much is seen of them. */
export function splitPixels(rgba: Buffer): { alpha: Buffer; inks: Buffer } {
  const alpha = Buffer.alloc(rgba.length / 4)
  const inks = Buffer.alloc(rgba.length)
  const found = new Map<string, number[]>()
  for (let at = 0; at < rgba.length; at += 4) {
    const hex = rgba.toString('hex', at, at + 3)
    let ink = found.get(hex)
    if (!ink) found.set(hex, (ink = cmykOf(`#${hex}`).map((one) => Math.round(one * 255))))
    inks.set(ink, at)
    alpha[at / 4] = rgba[at + 3]!
  }
  return { alpha, inks }
}
