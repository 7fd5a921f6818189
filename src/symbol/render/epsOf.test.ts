import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import type { INKS } from './inks.js'

import { decodePNG } from '../../../test/decode/decodePNG.js'
import { drawEPS } from '../../../test/decode/drawEPS.js'
import { plainDrawing, styledDrawing } from '../../../test/decode/plainDrawing.js'
import { createMatrix, ERROR_CORRECTIONS } from '../createMatrix.js'
import { epsOf } from './epsOf.js'

const URL = 'HTTPS://EXAMPLE.COM/Q/AB12CD'
const matrix = createMatrix(URL, { errorCorrection: 'H' })
const plain = plainDrawing(matrix)

describe('epsOf', () => {
  it.each([5, 25, 40, 123.4, 2000])('has a box of exactly %s mm', async (widthMM) => {
    const { boundingBox, exactBox } = await drawEPS(await epsOf(plain, { widthMM }), 20)
    expect((exactBox[2]! / 72) * 25.4).toBeCloseTo(widthMM, 3)
    expect(boundingBox.slice(2)).toEqual(exactBox.slice(2).map(Math.ceil))
  })

  it.each(ERROR_CORRECTIONS)('draws a symbol both decoders read, at %s', async (level) => {
    const content = `https://example.com/Shop/q/AB12CD?level=${level}`
    const drawing = plainDrawing(createMatrix(content, { errorCorrection: level }))
    expect(await decodePNG((await drawEPS(await epsOf(drawing, { widthMM: 30 }))).png)).toBe(
      content,
    )
  })

  it('has every module in its place', async () => {
    const side = plain.width
    const widthMM = (side * 25.4) / 30
    const { png } = await drawEPS(await epsOf(plain, { widthMM }))
    const { data, info } = await sharp(png)
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(side * 10)
    const wrong = Array.from({ length: side ** 2 }, (_, at) => at).filter((at) => {
      const [x, y] = [at % side, Math.floor(at / side)]
      const drawn = data[((y * 10 + 5) * info.width + x * 10 + 5) * info.channels]
      return drawn !== (matrix.get(x - 4, y - 4) ? 0 : 255)
    })
    expect(wrong).toEqual([])
  })

  it.each(['rgb', 'cmyk'] as const)('carries gradient and logo in %s', async (ink) => {
    // Half of it is not there, and shows the ground.
    const logo = await sharp({
      create: { background: { alpha: 0, b: 0, g: 0, r: 0 }, channels: 4, height: 8, width: 8 },
    })
      .composite([
        {
          input: { create: { background: '#e60000', channels: 3, height: 8, width: 4 } },
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
    const drawing = { ...styledDrawing(matrix, { logo }), background: '#fffbe6' }
    const { inks, png } = await drawEPS(await epsOf(drawing, { ink }))
    expect(await decodePNG(png)).toBe(URL)
    expect([...inks]).toEqual([ink === 'cmyk' ? 'DeviceCMYK' : 'DeviceRGB'])
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    const middle = Math.floor(info.height / 2)
    const at = (x: number) =>
      [...data.subarray((middle * info.width + middle + x) * info.channels)].slice(0, 3)
    const px = info.width / plain.width
    expect(distance(at(Math.round(-px)), [230, 0, 0])).toBeLessThan(4)
    expect(distance(at(Math.round(px)), [255, 251, 230])).toBeLessThan(4)
  })

  it('prints black in one ink, and spot inks by their names', async () => {
    const inksOf = async (foreground: string, ink: (typeof INKS)[number]) => {
      const eps = await epsOf(plainDrawing(matrix, { foreground }), { ink })
      const { inks, png } = await drawEPS(eps)
      expect(await decodePNG(png)).toBe(URL)
      return [...inks]
    }
    expect(await inksOf('#000000', 'rgb')).toEqual(['DeviceGray'])
    expect(await inksOf('#1a2b3c', 'rgb')).toEqual(['DeviceGray', 'DeviceRGB'])
    expect(await inksOf('#1a2b3c', 'cmyk')).toEqual(['DeviceGray', 'DeviceCMYK'])
    expect(await inksOf('#1a2b3c', 'spot')).toEqual(['DeviceGray', 'QR 1A2B3C'])
    expect(await inksOf('#000000', 'spot')).toEqual(['DeviceGray', 'Black'])
    await expect(epsOf(styledDrawing(matrix), { ink: 'spot' })).rejects.toThrow(
      'ink: spot cannot print a gradient',
    )
  })

  it('uses no font, is plain ASCII, and is the same every time', async () => {
    const eps = await epsOf(styledDrawing(matrix), { title: 'Straße (5)\n%%EOF 日本 \\' })
    expect(eps).toMatch(/^%!PS-Adobe-3\.0 EPSF-3\.0\n/)
    expect(eps).toContain('%%Title: (Strae \\(5\\)%%EOF  \\\\)\n')
    expect(eps).not.toMatch(/findfont|show[^p]|[^\x0a\x20-\x7e]/)
    expect(Math.max(...eps.split('\n').map((line) => line.length))).toBeLessThan(256)
    expect(await epsOf(plain)).toBe(await epsOf(plain))
  })

  it.each([4.9, 2001, NaN])('rejects a width of %s', async (widthMM) => {
    await expect(epsOf(plain, { widthMM })).rejects.toThrow(
      `widthMM: got ${widthMM}, takes a number from 5 to 2000 (mm)`,
    )
  })
})

const distance = (a: number[], b: number[]): number =>
  Math.max(...a.map((one, at) => Math.abs(one - b[at]!)))
