import sharp from 'sharp'

/** How wide and high what is dark in a picture is, in millimetres. */
export async function measure(
  png: Uint8Array,
  dpi: number,
): Promise<{ heightMM: number; widthMM: number }> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  let [left, right, top, bottom] = [info.width, -1, info.height, -1]
  for (let at = 0; at < data.length; at += info.channels) {
    if (data[at]! > 127) continue
    const pixel = at / info.channels
    const [x, y] = [pixel % info.width, Math.floor(pixel / info.width)]
    ;[left, right] = [Math.min(left, x), Math.max(right, x)]
    ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
  }
  const toMM = (pixels: number) => (pixels / dpi) * 25.4
  return { heightMM: toMM(bottom + 1 - top), widthMM: toMM(right + 1 - left) }
}
