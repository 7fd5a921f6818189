/** What a symbol in a picture of the camera says; `null`: there is none in it. */
export type Reader = (video: HTMLVideoElement) => Promise<null | string>

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type Detectors = {
  getSupportedFormats: () => Promise<string[]>
  new (options: { formats: string[] }): Detector
}

/** Pixels of the longer side of a picture that is looked at. */
const SIZE = 800

/**
 * The browser's own reader, where it has one; else ZXing, whose program comes from the server.
 *
 * @param program where that is
 */
export async function createReader(program: string): Promise<Reader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: Detectors }
  if (BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  await prepareZXingModule({ fireImmediately: true, overrides: { locateFile: () => program } })
  const canvas = document.createElement('canvas')
  return async (video) => {
    const picture = pictureOf(video, canvas)
    if (picture === null) return null
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
    return found?.isValid ? found.text : null
  }
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const scale = Math.min(1, SIZE / Math.max(video.videoWidth, video.videoHeight, 1))
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale].map(Math.round)
  if (!width || !height) return null
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0, width, height)
  return context?.getImageData(0, 0, width, height) ?? null
}
