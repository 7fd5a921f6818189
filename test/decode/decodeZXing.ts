import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<unknown> | undefined

/** Texts of the QR symbols ZXing finds in a PNG. */
export async function decodeZXing(png: Uint8Array): Promise<string[]> {
  await (ready ??= prepare())
  const results = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] })
  return results.filter(({ isValid }) => isValid).map(({ text }) => text)
}

/** By default the package fetches its binary from a CDN; tests stay off the network. */
async function prepare(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const { buffer } = new Uint8Array(await readFile(path))
  return prepareZXingModule({ fireImmediately: true, overrides: { wasmBinary: buffer } })
}
