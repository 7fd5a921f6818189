import sharp from 'sharp'
import { expect, it } from 'vitest'

import type { SheetTemplate } from './types.js'

import { decodeZBar } from '../../../test/decode/decodeZBar.js'
import { decodeZXing } from '../../../test/decode/decodeZXing.js'
import { drawPDF } from '../../../test/decode/drawPDF.js'
import { loadGlyphs } from '../text/loadGlyphs.js'
import { pagesOf } from './pagesOf.js'
import { inputOf, symbolsOf } from './print.fixture.js'
import { pdfSheet, type SheetOptions } from './sheet.js'
import { svgOfPage } from './svgOfPage.js'
import { templateOf, TEMPLATES } from './templates.js'

const DPI = 300
const PX_PER_MM = DPI / 25.4

const textsOf = (at: number) => ({
  callToAction: 'Scannen & bestellen',
  headline: `Tisch ${at}`,
  shortURL: `qr.example.org/q/code${at}`,
  text: 'Speisekarte und Bezahlung',
})

const contentOf = (at: number) => `HTTPS://QR.EXAMPLE.ORG/Q/CODE${at}`

async function pdfOf(name: string, count: number, options: SheetOptions = {}): Promise<Buffer> {
  const labels = Array.from({ length: count }, (_, at) => inputOf(contentOf(at), textsOf(at)))
  const chunks: Uint8Array[] = []
  for await (const chunk of pdfSheet(labels, templateOf(name), options)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Part of a page, in millimetres. */
const cropped = (png: Uint8Array, box: { height: number; width: number; x: number; y: number }) =>
  sharp(png)
    .extract({
      height: Math.floor(box.height * PX_PER_MM),
      left: Math.ceil(box.x * PX_PER_MM),
      top: Math.ceil(box.y * PX_PER_MM),
      width: Math.floor(box.width * PX_PER_MM),
    })
    .png()
    .toBuffer()

/** Which pixels of a small copy are black: K is not quite black on a screen. */
const blackOf = (picture: string | Uint8Array): Promise<Buffer> =>
  sharp(typeof picture === 'string' ? Buffer.from(picture) : picture)
    .resize({ fit: 'fill', height: 400, width: 300 })
    .flatten({ background: '#fff' })
    .greyscale()
    .threshold(128)
    .raw()
    .toBuffer()

/** What is dark of a picture, in millimetres from its corner. */
async function darkBox(png: Uint8Array) {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  data.forEach((value, at) => {
    if (value > 127) return
    const [x, y] = [at % info.width, Math.floor(at / info.width)]
    ;[left, right] = [Math.min(left, x), Math.max(right, x + 1)]
    ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)]
  })
  return {
    bottom: bottom / PX_PER_MM,
    left: left / PX_PER_MM,
    right: right / PX_PER_MM,
    top: top / PX_PER_MM,
  }
}

it('prints every template to the millimetre, and both decoders read it from the page', async () => {
  const glyphs = await loadGlyphs()
  for (const [name, template] of Object.entries(TEMPLATES)) {
    const input = inputOf(contentOf(0), textsOf(0))
    const page = (await pagesOf([input], template, { glyphs }).next()).value!
    const symbol = symbolsOf(page).at(-1)!
    const [drawn] = await drawPDF(await pdfOf(name, 1), DPI)
    expect(drawn!.widthMM, name).toBeCloseTo(page.widthMM, 2)
    expect(drawn!.heightMM, name).toBeCloseTo(page.heightMM, 2)
    const png = await cropped(drawn!.png, symbol)
    const dark = await darkBox(png)
    // A crop begins at a whole pixel.
    const beyond = (mm: number) => Math.ceil(mm * PX_PER_MM) / PX_PER_MM - mm
    const found = {
      left: dark.left + beyond(symbol.x),
      right: dark.right + beyond(symbol.x),
      top: dark.top + beyond(symbol.y),
    }
    const quiet = (4 * symbol.width) / symbol.drawing.width
    for (const [side, at] of Object.entries({
      left: quiet,
      right: symbol.width - quiet,
      top: quiet,
    })) {
      expect(Math.abs(found[side as 'left'] - at), `${name} ${side}`).toBeLessThan(0.1)
    }
    expect(await decodeZXing(png), name).toEqual([contentOf(0)])
    expect(await decodeZBar(png), name).toEqual([contentOf(0)])
  }
}, 120_000)

it('puts every label of a used sheet where its label is', async () => {
  const sheet = templateOf('avery-l7160') as SheetTemplate
  const pages = await drawPDF(await pdfOf('avery-l7160', 22, { from: 3 }), DPI)
  expect(pages).toHaveLength(2)
  const found: string[] = []
  for (const [at, page] of pages.entries()) {
    for (const [place, box] of sheet.places.entries()) {
      const crop = await cropped(page.png, box)
      const texts = await decodeZXing(crop)
      expect(await decodeZBar(crop), `${at} ${place}`).toEqual(texts)
      found.push(...texts)
    }
  }
  expect(found).toEqual(Array.from({ length: 22 }, (_, at) => contentOf(at)))
  // Nothing lies between the labels: what is dark on the page is on one.
  const gutter = { height: 297, width: 2.2, x: 7.25 + 63.5 + 0.15, y: 0 }
  expect((await darkBox(await cropped(pages[0]!.png, gutter))).right).toBeLessThan(0)
}, 120_000)

it('prints black in pure K, without fonts, and the same bytes every time', async () => {
  const pdf = await pdfOf('poster-a4', 1)
  expect(pdf.equals(await pdfOf('poster-a4', 1))).toBe(true)
  const text = pdf.toString('latin1')
  expect(text).toContain('%PDF-1.')
  expect(text).not.toContain('/BaseFont')
  expect(text).not.toContain('/DeviceRGB cs')
})

it('goes to a print shop with bleed, crop marks and its inks', async () => {
  const pdf = await pdfOf('poster-a4', 1, { bleedMM: 3, cropMarks: true, ink: 'spot' })
  const text = pdf.toString('latin1')
  const boxOf = (name: string) =>
    new RegExp(`/${name} \\[([^\\]]+)\\]`)
      .exec(text)![1]!
      .split(' ')
      .map((points) => Math.round((Number(points) / 72) * 25.4 * 100) / 100)
  expect(boxOf('MediaBox')).toEqual([0, 0, 226, 313])
  expect(boxOf('BleedBox')).toEqual([5, 5, 221, 308])
  expect(boxOf('TrimBox')).toEqual([8, 8, 218, 305])
  expect(text).toContain('[/Separation /All /DeviceCMYK')
  expect(text).toContain('[/Separation /Black /DeviceCMYK')
  const [page] = await drawPDF(pdf, DPI)
  expect(await decodeZXing(page!.png)).toEqual([contentOf(0)])
  // A mark beside the cut's corner, at the edge of the paper.
  const corner = await darkBox(await cropped(page!.png, { height: 8, width: 12, x: 0, y: 0 }))
  expect(Math.abs(corner.right - 8)).toBeLessThan(0.15)
  expect(corner.top).toBeLessThan(0.2)

  const drawn = await pagesOf([inputOf(contentOf(0))], templateOf('poster-a4'), {
    cropMarks: true,
    glyphs: await loadGlyphs(),
  }).next()
  expect(svgOfPage(drawn.value!)).toContain('width="226mm" height="313mm" viewBox="-8 -8 226 313"')
})

it('prints a logo of the page in four inks, and says why not in spot inks', async () => {
  const png = await sharp({ create: { background: '#e60000', channels: 3, height: 8, width: 8 } })
    .png()
    .toBuffer()
  const of = async (ink: 'cmyk' | 'spot') => {
    const label = inputOf(contentOf(0), { logo: { height: 8, png, width: 8 } })
    const chunks: Uint8Array[] = []
    for await (const chunk of pdfSheet([label], templateOf('poster-a4'), { ink })) {
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('latin1')
  }
  const cmyk = await of('cmyk')
  expect(cmyk).toContain('/ColorSpace /DeviceCMYK')
  expect(cmyk).not.toContain('DeviceRGB')
  await expect(of('spot')).rejects.toThrow('ink: spot cannot print a logo')
})

it.each(['bleedMM', 'cropMarks'] as const)('says that a sheet takes no %s', async (parameter) => {
  const options = { [parameter]: parameter === 'bleedMM' ? 3 : true }
  await expect(pdfOf('avery-l7160', 1, options)).rejects.toThrow(`${parameter}: is for pages`)
})

it('holds a thousand labels one sheet at a time', async () => {
  let asked = 0
  async function* labels() {
    for (; asked < 1000; asked++) yield inputOf(contentOf(asked), textsOf(asked))
  }
  let [bytes, first] = [0, 0]
  for await (const chunk of pdfSheet(labels(), templateOf('avery-l7160'))) {
    bytes += chunk.byteLength
    // The first sheet is on its way before the second is asked for.
    first ||= asked
  }
  expect(asked).toBe(1000)
  expect(first).toBeLessThanOrEqual(43)
  expect(bytes).toBeGreaterThan(100_000)
}, 60_000)

it('shows in the preview what it prints', async () => {
  const glyphs = await loadGlyphs()
  for (const name of ['poster-a4', 'tent-a4', 'avery-5160', 'cards-a4']) {
    const page = (
      await pagesOf([inputOf(contentOf(0), textsOf(0))], templateOf(name), { glyphs }).next()
    ).value!
    const svg = svgOfPage(page)
    expect(svg).toContain(`width="${page.widthMM}mm" height="${page.heightMM}mm"`)
    const [printed] = await drawPDF(await pdfOf(name, 1), 100)
    const [shown, drawn] = await Promise.all([svg, printed!.png].map(blackOf))
    const apart = shown!.filter((one, at) => one !== drawn![at]).length
    expect(apart / shown!.length, name).toBeLessThan(0.03)
  }
}, 60_000)
