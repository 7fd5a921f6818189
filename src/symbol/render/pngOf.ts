import type { Drawing } from '../geometry/types.js'
import type { PNGFrame, PNGSize } from './pngFrame.js'

import { encodePNG } from './encodePNG.js'
import { moduleBitmap } from './moduleBitmap.js'
import { withResolution } from './pngChunks.js'
import { pngFrame } from './pngFrame.js'
import { svgOf } from './svgOf.js'

export type { PNGSize } from './pngFrame.js'

export type PNGImage = {
  body: Uint8Array<ArrayBuffer>
  height: number
  /** Printed, as the file says; `null`: it does not. */
  widthMM: null | number
  width: number
}

/**
 * A drawing as a PNG of exactly the pixels, or the millimetres, asked for. Whole modules are written
 * from a bitmap; curves, gradients and logos are drawn by `sharp`. Throws a `SymbolError` for a size
 * it cannot have.
 */
export async function pngOf(drawing: Drawing, size: PNGSize = {}): Promise<PNGImage> {
  const frame = pngFrame(drawing, size)
  const bitmap = moduleBitmap(drawing)
  const { height, perMetre, width } = frame
  return {
    body: bitmap ? await encodePNG(bitmap, frame) : await drawPNG(drawing, frame),
    height,
    width,
    widthMM: perMetre === null ? null : (width * 1000) / perMetre,
  }
}

async function drawPNG(drawing: Drawing, frame: PNGFrame): Promise<Uint8Array<ArrayBuffer>> {
  const { height, left, perMetre, scale, top, width } = frame
  const view = { height: height / scale, width: width / scale, x: -left / scale, y: -top / scale }
  const svg = svgOf(drawing, { view }).replace('<svg', `<svg width="${width}" height="${height}"`)
  // Native code, loaded by whoever wants such a PNG.
  const { default: sharp } = await import('sharp')
  const image = sharp(Buffer.from(svg), { limitInputPixels: false })
  if (drawing.background !== null) image.removeAlpha()
  const few = drawing.shapes.every((shape) => shape.kind === 'path' && shape.paint.kind === 'solid')
  const body = await image
    .png(
      few
        ? // Edges mix the colours, so there are more than were asked for.
          { colours: 256, dither: 0, effort: 7, palette: true }
        : { compressionLevel: 6 },
    )
    .toBuffer()
  return withResolution(body, perMetre)
}
