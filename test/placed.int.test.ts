import type { Browser } from 'playwright-core'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CompleteDesign } from '../src/symbol/design/types.js'

import { createMatrix } from '../src/symbol/createMatrix.js'
import { completeDesign } from '../src/symbol/design/completeDesign.js'
import { drawSymbol } from '../src/symbol/geometry/drawSymbol.js'
import { pngOf } from '../src/symbol/render/pngOf.js'
import { svgOf } from '../src/symbol/render/svgOf.js'
import { launchBrowser } from './browser.js'
import { decodePNG } from './decode/decodePNG.js'
import { drawPDF } from './decode/drawPDF.js'
import { measure } from './decode/measure.js'

const CONTENT = 'HTTPS://EXAMPLE.COM/Q/AB12CD'
const matrix = createMatrix(CONTENT)
const LOOKS = {
  plain: completeDesign(),
  styled: completeDesign({ gradient: 'linear', gradientTo: '#102a80', modules: 'liquid' }),
}

/** Whole in the browser's own pixels, 96 to the inch, to which it rounds what it places. */
const WIDTHS = [25.4, 101.6]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The page another program makes of a picture it places as wide as the picture says. */
async function placed(picture: string): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    await page.setContent(`<body style="margin: 20mm">${picture}</body>`)
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    return await page.pdf({ format: 'A4' })
  } finally {
    await page.close()
  }
}

const dataURL = (type: string, data: string | Uint8Array) =>
  `data:${type};base64,${Buffer.from(data).toString('base64')}`

/** Of the modules alone, without the quiet zone. */
const modulesMM = (widthMM: number, { quietZone }: CompleteDesign) =>
  (widthMM * matrix.size) / (matrix.size + 2 * quietZone)

describe.each(Object.entries(LOOKS))('placed by a browser and printed, %s', (_look, design) => {
  const drawing = drawSymbol(matrix, design)

  it.each(WIDTHS)('an SVG is %s mm wide on paper', async (widthMM) => {
    const svg = svgOf(drawing, { widthMM })
    const pdf = await placed(`<img src="${dataURL('image/svg+xml', svg)}">`)
    await expectWidth(pdf, modulesMM(widthMM, design))
  })

  it.each(WIDTHS)('a PNG is %s mm wide on paper', async (widthMM) => {
    const { body } = await pngOf(drawing, { dpi: 300, widthMM })
    // Browsers do not look at the resolution, layout programs do; sharp reads it for them.
    const { density, width } = await sharp(body).metadata()
    const inches = width / density!
    const pdf = await placed(`<img style="width: ${inches}in" src="${dataURL('image/png', body)}">`)
    await expectWidth(pdf, modulesMM(widthMM, design))
  })
})

async function expectWidth(pdf: Buffer, widthMM: number): Promise<void> {
  const [fine] = await drawPDF(pdf, 600)
  expect(Math.abs((await measure(fine!.png, 600)).widthMM - widthMM)).toBeLessThan(0.1)
  const [page] = await drawPDF(pdf, 300)
  expect(await decodePNG(page!.png)).toBe(CONTENT)
}
