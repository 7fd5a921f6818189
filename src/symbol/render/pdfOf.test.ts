import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { decodePNG } from '../../../test/decode/decodePNG.js'
import { drawPDF } from '../../../test/decode/drawPDF.js'
import { measure } from '../../../test/decode/measure.js'
import { plainDrawing, styledDrawing } from '../../../test/decode/plainDrawing.js'
import { createMatrix, ERROR_CORRECTIONS } from '../createMatrix.js'
import { INKS } from './inks.js'
import { pdfOf } from './pdfOf.js'

const URL = 'HTTPS://EXAMPLE.COM/Q/AB12CD'
const matrix = createMatrix(URL, { errorCorrection: 'H' })
const plain = plainDrawing(matrix)
const MM = 72 / 25.4

describe('pdfOf', () => {
  it.each([5, 25, 40, 123.4, 2000])('has a page of exactly %s mm', async (widthMM) => {
    const { boxes } = partsOf(await pdfOf(plain, { widthMM }))
    for (const box of [boxes.MediaBox, boxes.TrimBox, boxes.BleedBox]) {
      expect(box!.slice(0, 2)).toEqual([0, 0])
      for (const points of box!.slice(2)) expect(points / MM).toBeCloseTo(widthMM, 4)
    }
  })

  it.each([10, 40, 150])('is %s mm wide on paper, to a tenth', async (widthMM) => {
    const [page] = await drawPDF(await pdfOf(plain, { widthMM }), 600)
    // From the left edge of the first eye to the right edge of the second.
    const meant = (widthMM * matrix.size) / plain.width
    expect(Math.abs((await measure(page!.png, 600)).widthMM - meant)).toBeLessThan(0.1)
    expect(page!.widthMM).toBeCloseTo(widthMM, 3)
  })

  it.each(ERROR_CORRECTIONS)('is read by both decoders at 300 dpi, at %s', async (level) => {
    const content = `https://example.com/Shop/q/AB12CD?level=${level}`
    const drawn = createMatrix(content, { errorCorrection: level })
    for (const drawing of [plainDrawing(drawn), styledDrawing(drawn)]) {
      const [page] = await drawPDF(await pdfOf(drawing, { widthMM: 25 }), 300)
      expect(await decodePNG(page!.png)).toBe(content)
    }
  })

  it('has every module in its place', async () => {
    const side = plain.width
    const [page] = await drawPDF(await pdfOf(plain, { widthMM: (side * 25.4) / 30 }), 300)
    const { data, info } = await greyOf(page!.png)
    expect(info.width).toBe(side * 10)
    const wrong = Array.from({ length: side ** 2 }, (_, at) => at).filter((at) => {
      const [x, y] = [at % side, Math.floor(at / side)]
      const drawn = data[((y * 10 + 5) * info.width + x * 10 + 5) * info.channels]!
      return matrix.get(x - 4, y - 4) ? drawn > 60 : drawn < 250
    })
    expect(wrong).toEqual([])
  })

  it('is paths alone: two fills, no image, no font', async () => {
    const { content, structure } = partsOf(await pdfOf(plain))
    expect(content.match(/\bf\*?(?=\s|$)/g)).toEqual(['f', 'f*'])
    expect(structure).not.toMatch(/\/Subtype \/Image|\/Type \/Font/)
  })

  it('bleeds beyond the cut, and says where that is', async () => {
    const drawing = plainDrawing(matrix, { background: '#ffe08a' })
    const pdf = await pdfOf(drawing, { bleedMM: 3, cropMarks: true, widthMM: 40 })
    const { boxes, structure } = partsOf(pdf)
    const rounded = (box?: number[]) => box?.map((points) => Math.round((points / MM) * 100) / 100)
    expect(rounded(boxes.MediaBox)).toEqual([0, 0, 56, 56])
    expect(rounded(boxes.BleedBox)).toEqual([5, 5, 51, 51])
    expect(rounded(boxes.TrimBox)).toEqual([8, 8, 48, 48])
    // Printed in every ink.
    expect(structure).toContain('[/Separation /All /DeviceCMYK')
    const [page] = await drawPDF(pdf, 254)
    const { data, info } = await sharp(page!.png).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => {
      const from = (Math.round(y * 10) * info.width + Math.round(x * 10)) * info.channels
      return data.toString('hex', from, from + 3)
    }
    expect([at(5.3, 28), at(50.6, 28), at(4.7, 28), at(28, 51.3)]).toEqual([
      ...['ffe08a', 'ffe08a'],
      ...['ffffff', 'ffffff'],
    ])
    const isDark = (x: number, y: number) =>
      [-0.1, 0, 0.1].some((off) => parseInt(at(x + off, y).slice(0, 2), 16) < 200)
    // A mark on each side of the corner, at the cut; none where it would be printed on.
    expect([isDark(8, 2), isDark(48, 2), isDark(8, 54), isDark(8, 6), isDark(12, 2)]).toEqual([
      ...[true, true, true],
      ...[false, false],
    ])
    expect(await decodePNG(page!.png)).toBe(URL)
  })

  it.each(INKS)('prints in %s', async (ink) => {
    const drawing = plainDrawing(matrix, { foreground: '#123456' })
    const pdf = await pdfOf(drawing, { ink })
    const { content, structure } = partsOf(pdf)
    const spaces = new Set(content.match(/\/\w+(?= cs)/g))
    expect([...spaces].sort()).toEqual(
      { cmyk: ['/DeviceCMYK'], rgb: ['/DeviceCMYK', '/DeviceRGB'], spot: ['/CS0', '/DeviceCMYK'] }[
        ink
      ],
    )
    expect(structure.includes('[/Separation /QR#20123456 /DeviceCMYK')).toBe(ink === 'spot')
    expect(await decodePNG((await drawPDF(pdf))[0]!.png)).toBe(URL)
  })

  it('prints black in one ink', async () => {
    expect(partsOf(await pdfOf(plain)).content).not.toContain('DeviceRGB')
    const black = partsOf(await pdfOf(plain, { ink: 'spot' }))
    expect(black.structure).toContain('[/Separation /Black /DeviceCMYK')
    await expect(pdfOf(styledDrawing(matrix), { ink: 'spot' })).rejects.toThrow(
      'ink: spot cannot print a gradient; takes rgb or cmyk for this design',
    )
  })

  it.each(['rgb', 'cmyk'] as const)('carries gradient and logo once in %s', async (ink) => {
    const logo = await sharp({
      create: { background: '#e60000', channels: 3, height: 8, width: 8 },
    })
      .png()
      .toBuffer()
    const pdf = await pdfOf(styledDrawing(matrix, { logo }), { ink, widthMM: 50 })
    const { structure } = partsOf(pdf)
    if (ink === 'cmyk') expect(structure).not.toContain('DeviceRGB')
    const [page] = await drawPDF(pdf)
    expect(await decodePNG(page!.png)).toBe(URL)
    const middle = Math.floor(page!.width / 2)
    const { data } = await sharp(page!.png)
      .removeAlpha()
      .extract({ height: 1, left: middle, top: middle, width: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    // PDFium shows CMYK by a profile of its own.
    expect(data[0]).toBeGreaterThan(200)
    expect(Math.max(data[1]!, data[2]!)).toBeLessThan(60)
  })

  it('carries the title and the date it is given', async () => {
    const createdAt = new Date(Date.UTC(2026, 4, 1, 12))
    const { structure } = partsOf(await pdfOf(plain, { createdAt, title: 'Table (5)' }))
    expect(structure).toContain('(Table \\(5\\))')
    expect(structure).toContain('(D:20260501120000Z)')
  })

  it('gives the same bytes for the same input', async () => {
    const [first, second] = await Promise.all([pdfOf(plain), pdfOf(plain)])
    expect(first).toEqual(second)
  })

  it.each([4.9, 2001, NaN])('rejects a width of %s', async (widthMM) => {
    await expect(pdfOf(plain, { widthMM })).rejects.toThrow(
      `widthMM: got ${widthMM}, takes a number from 5 to 2000 (mm)`,
    )
    await expect(pdfOf(plain, { bleedMM: 21 })).rejects.toThrow(/^bleedMM: got 21, takes a number/)
  })
})

/** What stands in the file: its dictionaries as text, the page's operators, the boxes. */
function partsOf(pdf: Uint8Array) {
  const file = Buffer.from(pdf).toString('latin1')
  const structure = file.replace(/stream\n[^]*?\nendstream/g, 'stream')
  const stream = /\/Length (\d+)\s*\/Filter \/FlateDecode\s*>>\s*stream\n/.exec(file)!
  const from = stream.index + stream[0].length
  const packed = Buffer.from(file.slice(from, from + Number(stream[1])), 'latin1')
  const boxes: Record<string, number[]> = {}
  for (const [, name, numbers] of structure.matchAll(/\/(\w+Box) \[([^\]]+)\]/g)) {
    boxes[name!] = numbers!.split(' ').map(Number)
  }
  return { boxes, content: inflateSync(packed).toString('latin1'), structure }
}

const greyOf = (png: Uint8Array) =>
  sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
