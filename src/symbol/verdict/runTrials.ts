import type sharp from 'sharp'

import type { Drawing } from '../geometry/types.js'
import type { Decode, GreyPicture, Trial } from './types.js'

import { svgOf } from '../render/svgOf.js'

/** Pixels a module has where nothing else is said: about what a phone sees from a near print. */
const PX = 8
/** From farther away. */
const SMALL_PX = 3
/** Least pixels a decoder is given of a print: a phone sees the paper larger than its dots. */
const SCANNED_PX = 4

type Sharp = typeof sharp

export type Print = {
  /** Dots per inch of the printer. */
  dpi: number
  /** The symbol with its quiet zone and frame. */
  widthMM: number
}

/**
 * Draws a symbol in several conditions and decodes each. Transparent parts lie on white paper.
 *
 * @param modules - per side of the symbol, without its quiet zone
 * @param content - what has to come out, to the letter
 * @returns for each trial whether exactly `content` was read
 */
export async function runTrials(
  drawing: Drawing,
  modules: number,
  content: string,
  decode: Decode,
  print?: Print,
): Promise<Partial<Record<Trial, boolean>>> {
  const { default: sharp } = await import('sharp')
  const svg = svgAt(drawing, PX)
  const plain = await greyOf(svg)
  const { data, height, width } = plain
  // A decoder gets some table around the paper.
  const paper = () => sharp(data, { raw: { channels: 1, height, width } })
  const scaled = (px: number) => ({
    height: Math.round((height * px) / PX),
    width: Math.round((width * px) / PX),
  })
  const read = async (picture: ReturnType<typeof paper>): Promise<boolean> => {
    const { data: grey, info: made } = await picture
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true })
    return isRead({ data: new Uint8Array(grey), height: made.height, width: made.width })
  }
  const isRead = async (picture: GreyPicture) => {
    const texts = await decode(picture)
    return texts.length === 1 && texts[0] === content
  }
  return {
    asIs: await read(paper()),
    blurred: await read(paper().blur(PX * 0.45)),
    // Dim light and a weak print: what is black comes out as grey.
    lowContrast: await read(
      paper()
        .linear(0.35, 80)
        .blur(PX * 0.2),
    ),
    rotated: await read(paper().rotate(17, { background: '#ffffff' })),
    scratched: await isRead(scratched(plain, drawing, modules)),
    small: await read(paper().resize({ ...scaled(SMALL_PX), fit: 'fill' })),
    ...(print && { printed: await read(await printed(sharp, svg, drawing, print)) }),
  }
}

/** A symbol whose modules have so many pixels. */
export const svgAt = (drawing: Drawing, px: number): Buffer =>
  Buffer.from(svgOf(drawing, { size: Math.round(drawing.width * px) }))

/** A picture in shades of grey, on white paper. */
export async function greyOf(svg: Buffer): Promise<GreyPicture> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(svg)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), height: info.height, width: info.width }
}

/** Modules a scratch takes: two words of the code at most, which the weakest symbol can spare. */
const SCRATCH = { height: 3, width: 2 }

/**
 * With a scratch at the edge, in the tone that most of its modules do not have. Where a logo has
 * taken all that error correction restores, this is too much: the standard keeps a reserve in small
 * symbols that some readers use and others do not (ISO/IEC 18004:2015, 7.5.1).
 */
function scratched(picture: GreyPicture, { origin }: Drawing, modules: number): GreyPicture {
  const data = new Uint8Array(picture.data)
  const [x0, y0] = [modules - SCRATCH.width, (modules - SCRATCH.height) / 2].map((at, axis) =>
    Math.round((origin[axis]! + Math.floor(at)) * PX),
  ) as [number, number]
  const rows = Array.from({ length: SCRATCH.height * PX }, (_, row) => {
    const start = (y0 + row) * picture.width + x0
    return data.subarray(start, start + SCRATCH.width * PX)
  })
  const tones = rows.flatMap((row) => [...row])
  const mean = tones.reduce((sum, tone) => sum + tone, 0) / tones.length
  const [darkest, lightest] = [
    data.reduce((a, b) => Math.min(a, b)),
    data.reduce((a, b) => Math.max(a, b)),
  ]
  for (const row of rows) row.fill(mean > (darkest + lightest) / 2 ? darkest : lightest)
  return { ...picture, data }
}

/** As a printer sets its dots, black or white, and as a camera sees them. */
async function printed(sharp: Sharp, svg: Buffer, drawing: Drawing, { dpi, widthMM }: Print) {
  const dots = Math.max(1, Math.round((widthMM / 25.4) * dpi))
  // More dots than this change nothing a camera could see.
  const width = Math.min(dots, Math.round(drawing.width * 12))
  const height = Math.max(1, Math.round((width * drawing.height) / drawing.width))
  const dotted = await sharp(svg)
    .resize({ fit: 'fill', height, width })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .threshold(150)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const seen = Math.max(1, (SCANNED_PX * drawing.width) / width)
  return sharp(dotted.data, {
    raw: { channels: dotted.info.channels, height: dotted.info.height, width: dotted.info.width },
  }).resize({
    fit: 'fill',
    height: Math.round(dotted.info.height * seen),
    kernel: 'cubic',
    width: Math.round(dotted.info.width * seen),
  })
}
