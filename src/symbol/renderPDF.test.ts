import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { decodeSVG } from '../../test/decode/decodeSVG.js'
import { readPDF } from '../../test/decode/readPDF.js'
import { createMatrix, ERROR_CORRECTIONS } from './createMatrix.js'
import { renderPDF } from './renderPDF.js'

const matrix = createMatrix('HTTPS://EXAMPLE.COM/Q/AB12CD')

describe('renderPDF', () => {
  it.each([5, 25, 40, 123.4, 2000])('has a page of exactly %s mm', async (widthMM) => {
    const { mediaBox } = readPDF(await renderPDF(matrix, { widthMM }))
    for (const points of mediaBox) expect((points / 72) * 25.4).toBeCloseTo(widthMM, 5)
  })

  it.each(ERROR_CORRECTIONS)(
    'draws a symbol both decoders read, at %s',
    async (errorCorrection) => {
      const content = `https://example.com/Shop/q/AB12CD?level=${errorCorrection}`
      const pdf = await renderPDF(createMatrix(content, { errorCorrection }), { widthMM: 30 })
      expect(await decodeSVG(readPDF(pdf).svg)).toBe(content)
    },
  )

  it('has every module in its place', async () => {
    const { svg } = readPDF(await renderPDF(matrix))
    const side = matrix.size + 8
    const pixels = await sharp(Buffer.from(svg))
      .resize(side * 16)
      .flatten({ background: '#808080' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    // The middle of every module, quiet zone included.
    const middle = (x: number, y: number) =>
      pixels.data[((y * 16 + 8) * side * 16 + x * 16 + 8) * pixels.info.channels]
    const drawn = Array.from({ length: side ** 2 }, (_, at) =>
      middle(at % side, Math.floor(at / side)),
    )
    const meant = drawn.map((_, at) =>
      matrix.get((at % side) - 4, Math.floor(at / side) - 4) ? 0 : 255,
    )
    expect(drawn).toEqual(meant)
  })

  it('is paths alone: two fills, no image, no font', async () => {
    const { operators, structure } = readPDF(await renderPDF(matrix))
    expect(operators.filter((operator) => operator === 'f')).toHaveLength(2)
    expect(structure).not.toMatch(/\/XObject|\/Font/)
  })

  it('carries the title and the date it is given', async () => {
    const createdAt = new Date(Date.UTC(2026, 4, 1, 12))
    const { structure } = readPDF(await renderPDF(matrix, { createdAt, title: 'Table (5)' }))
    expect(structure).toContain('(Table \\(5\\))')
    expect(structure).toContain('(D:20260501120000Z)')
  })

  it('prints black in one ink and colours as they are', async () => {
    expect(readPDF(await renderPDF(matrix)).structure).not.toContain('DeviceRGB')
    const coloured = await renderPDF(matrix, { background: '#fffbe6', foreground: '#123456' })
    expect(await decodeSVG(readPDF(coloured).svg)).toBe('HTTPS://EXAMPLE.COM/Q/AB12CD')
  })

  it('gives the same bytes for the same input', async () => {
    const [first, second] = await Promise.all([renderPDF(matrix), renderPDF(matrix)])
    expect(first).toEqual(second)
  })

  it.each([4.9, 2001, NaN])('rejects a width of %s', async (widthMM) => {
    await expect(renderPDF(matrix, { widthMM })).rejects.toThrow(
      `widthMM: got ${widthMM}, takes a number from 5 to 2000 (mm)`,
    )
  })

  it('rejects a thin quiet zone and pale colours', async () => {
    await expect(renderPDF(matrix, { quietZone: 2 })).rejects.toThrow(/^quietZone: got 2/)
    await expect(renderPDF(matrix, { foreground: '#bbb' })).rejects.toThrow(/contrast of 1\.9/)
  })
})
