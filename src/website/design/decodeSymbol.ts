import type { readBarcodes } from 'zxing-wasm/reader'

import { readFile } from 'node:fs/promises'

import type { Decode } from '../../symbol/verdict/types.js'

import { findDataFile } from '../../kit/findDataFile.js'

/** The reader and its program, beside each other in the package. */
export const ZXING = { file: 'dist/reader/zxing_reader.wasm', name: 'zxing-wasm' } as const

type Reader = { readBarcodes: typeof readBarcodes }
let reader: null | Promise<Reader> = null

/** Decodes with ZXing, as many phones do. Its program is loaded once, when it is first needed. */
export const decodeSymbol: Decode = async ({ data, height, width }) => {
  const { readBarcodes: read } = await (reader ??= loadReader())
  const image = { colorSpace: 'srgb' as const, data: rgbaOf(data), height, width }
  const found = await read(image as ImageData, { formats: ['QRCode'], tryInvert: false })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

async function loadReader(): Promise<Reader> {
  try {
    const path = findDataFile(ZXING.name, ZXING.file)
    if (!path) throw new Error(`${ZXING.name} is not installed whole: ${ZXING.file} is missing`)
    const { buffer } = new Uint8Array(await readFile(/* turbopackIgnore: true */ path))
    const loaded = await import('zxing-wasm/reader')
    // Else the package would fetch its program from a server on the internet.
    await loaded.prepareZXingModule({ fireImmediately: true, overrides: { wasmBinary: buffer } })
    return loaded
  } catch (error) {
    reader = null
    throw error
  }
}

/** A grey picture as decoders take it. */
export function rgbaOf(grey: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(grey.length * 4).fill(255)
  grey.forEach((value, at) => rgba.fill(value, at * 4, at * 4 + 3))
  return rgba
}
