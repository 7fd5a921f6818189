import { decodeZBar } from './decodeZBar.js'
import { decodeZXing } from './decodeZXing.js'

/**
 * The text of the one QR symbol in a PNG, read by two decoders that share no code with our
 * encoder. Throws unless both find exactly one symbol and agree.
 */
export async function decodePNG(png: Uint8Array): Promise<string> {
  const [zxing, zbar] = await Promise.all([decodeZXing(png), decodeZBar(png)])
  const [text] = zxing
  if (text === undefined || zxing.length !== 1 || zbar.length !== 1 || zbar[0] !== text) {
    throw new Error(`decoders: zxing ${JSON.stringify(zxing)}, zbar ${JSON.stringify(zbar)}`)
  }
  return text
}
