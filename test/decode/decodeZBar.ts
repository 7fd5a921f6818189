import { scanRGBABuffer, ZBarSymbolType } from '@undecaf/zbar-wasm'
import sharp from 'sharp'

/** Texts of the QR symbols ZBar finds in a PNG. */
export async function decodeZBar(png: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { buffer } = new Uint8Array(data)
  const symbols = await scanRGBABuffer(buffer, info.width, info.height)
  return symbols
    .filter(({ type }) => type === ZBarSymbolType.ZBAR_QRCODE)
    .map((symbol) => symbol.decode())
}
