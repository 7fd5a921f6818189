import sharp from 'sharp'

import { decodePNG } from './decodePNG.js'

/** Draws an SVG `size` px wide on white and reads the one QR symbol in it. See `decodePNG`. */
export async function decodeSVG(svg: string, size = 512): Promise<string> {
  const sized = svg.replace(/^<svg\b[^>]*>/, (tag) =>
    tag
      .replace(/ (width|height)="[^"]*"/g, '')
      .replace('<svg', `<svg width="${size}" height="${size}"`),
  )
  const png = await sharp(Buffer.from(sized)).flatten({ background: '#ffffff' }).png().toBuffer()
  return decodePNG(png)
}
