import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { decodePNG } from '../../../test/decode/decodePNG.js'
import { plainDrawing, styledDrawing } from '../../../test/decode/plainDrawing.js'
import { createMatrix, ERROR_CORRECTIONS } from '../createMatrix.js'
import { boxPath } from '../geometry/paths.js'
import { splitChunks } from './pngChunks.js'
import { pngOf } from './pngOf.js'

const URL = 'HTTPS://EXAMPLE.COM/Q/AB12CD'
const matrix = createMatrix(URL)
const plain = plainDrawing(matrix)
const side = plain.width

const content = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.stringMatching(/^HTTPS:\/\/[A-Z0-9.-]{1,30}\/Q\/[A-Z0-9]{1,12}$/),
  fc.string({ maxLength: 200, minLength: 1, unit: 'grapheme-ascii' }),
)

describe('pngOf', () => {
  it.each(ERROR_CORRECTIONS)(
    'is read by both decoders at %s, whatever it says',
    async (level) => {
      await fc.assert(
        fc.asyncProperty(content, fc.integer({ max: 900, min: 450 }), async (text, size) => {
          const drawn = createMatrix(text, { boost: false, errorCorrection: level })
          expect(await decodePNG((await pngOf(plainDrawing(drawn), { size })).body)).toBe(text)
        }),
        { numRuns: 15 },
      )
    },
    60_000,
  )

  it.each(['Straße 5, Köln', '日本語のテキスト', '🎟 ticket', 'WIFI:T:WPA;S:Café;P:s3cret;;'])(
    'carries %s as UTF-8',
    async (text) => {
      expect(await decodePNG((await pngOf(plainDrawing(createMatrix(text)))).body)).toBe(text)
    },
  )

  it.each([80, 127, 512, 1000, 1024, 2048, 4096])(
    'has exactly %i px, modules on whole pixels, the rest around them',
    async (size) => {
      const { body, width } = await pngOf(plain, { size })
      expect(width).toBe(size)
      expect(await decodePNG(body)).toBe(URL)
      const { data, info } = await greyOf(body)
      expect(info).toMatchObject({ height: size, width: size })
      const scale = Math.floor(size / side)
      const before = Math.floor((size - scale * side) / 2)
      const wrong = data.findIndex((value, at) => {
        const x = Math.floor(((at % size) - before) / scale) - 4
        const y = Math.floor((Math.floor(at / size) - before) / scale) - 4
        return value !== (matrix.get(x, y) ? 0 : 255)
      })
      expect(wrong).toBe(-1)
    },
    30_000,
  )

  it('says how many pixels a symbol takes at least', async () => {
    const large = plainDrawing(createMatrix('a'.repeat(2000)))
    const least = 2 * large.width
    await expect(pngOf(large, { size: least - 1 })).rejects.toThrow(
      `size: ${least - 1} px are too few for ${large.width} modules in a row; takes at least ${least}`,
    )
    expect(await decodePNG((await pngOf(large, { size: least })).body)).toBe('a'.repeat(2000))
  })

  it('is as wide as the millimetres asked for, at no less than the resolution', async () => {
    const asked = fc.record({
      dpi: fc.double({ max: 1200, min: 72, noNaN: true }),
      modules: fc.integer({ max: 40, min: 1 }).map((version) => 25 + 4 * version),
      widthMM: fc.double({ max: 2000, min: 5, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ dpi, modules, widthMM }) => {
        fc.pre((widthMM / 25.4) * dpi < 5500)
        const empty = { ...plain, height: modules, shapes: [], width: modules }
        const { body, height, width } = await pngOf(empty, { dpi, widthMM })
        const { perMetre } = headerOf(body)
        const off = Math.abs((width * 1000) / perMetre! - widthMM)
        // Whole pixels per metre: at 72 dpi one more or less is 0.5 mm of two metres.
        const most = widthMM < 200 && dpi >= 150 ? 0.02 : widthMM < 1000 ? 0.1 : 0.3
        expect(off).toBeLessThan(most)
        expect(perMetre! * 0.0254).toBeGreaterThan(dpi - 0.02)
        expect(width % modules).toBe(0)
        expect(height).toBe(width)
      }),
      { numRuns: 80 },
    )
  })

  it.each([
    ['plain', plain],
    ['styled', styledDrawing(matrix)],
  ])('says its size where another program looks: %s', async (_kind, drawing) => {
    const { body, width, widthMM } = await pngOf(drawing, { dpi: 600, widthMM: 30 })
    expect(widthMM).toBeCloseTo(30, 2)
    const { density, height } = await sharp(body).metadata()
    expect(height).toBe(width)
    expect((width / density!) * 25.4).toBeCloseTo(30, 1)
    expect(await decodePNG(body)).toBe(URL)
  })

  it('takes pixels and millimetres, or pixels and resolution, together', async () => {
    const both = await pngOf(plain, { size: 700, widthMM: 35 })
    expect([both.width, headerOf(both.body).perMetre]).toEqual([700, 20_000])
    const dense = await pngOf(plain, { dpi: 254, size: 700 })
    expect([dense.width, headerOf(dense.body).perMetre]).toEqual([700, 10_000])
    expect(headerOf((await pngOf(plain, { size: 700 })).body).perMetre).toBeNull()
    expect(headerOf((await pngOf(styledDrawing(matrix), { size: 700 })).body).perMetre).toBeNull()
    await expect(pngOf(plain, { dpi: 300, size: 700, widthMM: 35 })).rejects.toThrow(
      /^dpi: follows/,
    )
  })

  it('has exactly the colours asked for, in a palette of as few bits as hold them', async () => {
    const colour = (min: number, max: number) => {
      const channel = fc.integer({ max, min })
      return fc.tuple(channel, channel, channel).map((rgb) => Buffer.from(rgb).toString('hex'))
    }
    await fc.assert(
      fc.asyncProperty(colour(0, 90), colour(230, 255), async (foreground, background) => {
        const look = { background: `#${background}`, foreground: `#${foreground}` }
        const { body } = await pngOf(plainDrawing(matrix, look), { size: 128 })
        expect(await pixelColours(body)).toEqual([foreground, background].sort())
        expect(headerOf(body)).toMatchObject({ bits: 1, kind: 3 })
        expect(await decodePNG(body)).toBe(URL)
      }),
      { numRuns: 20 },
    )
  })

  it.each([3, 6])('draws %i colours over each other as they are', async (count) => {
    const squares = Array.from({ length: count - 1 }, (_, at) => ({
      // A ring: the inner outline is a hole.
      d: boxPath(at * 5, 2, 4, 4) + boxPath(at * 5 + 1, 3, 2, 2),
      kind: 'path' as const,
      paint: { colour: `#${String(at + 1).repeat(6)}`, kind: 'solid' as const },
    }))
    const drawing = { ...plain, height: 8, shapes: squares, width: 25 }
    const { body } = await pngOf(drawing, { size: 100 })
    expect(headerOf(body)).toMatchObject({ bits: count > 4 ? 4 : 2, kind: 3 })
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) =>
      data.toString('hex', (y * 4 * info.width + x * 4) * info.channels).slice(0, 6)
    expect([at(0, 2), at(3, 5), at(1, 3), at(5, 2), at(4, 2)]).toEqual([
      '111111',
      '111111',
      'ffffff',
      '222222',
      'ffffff',
    ])
  })

  it('is transparent around its modules where the ground is', async () => {
    for (const draw of [plainDrawing, styledDrawing]) {
      const { body } = await pngOf(draw(matrix, { background: null }), { size: 500 })
      const { data } = await sharp(body).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      expect(data[3]).toBe(0)
      expect(
        await decodePNG(await sharp(body).flatten({ background: '#fff' }).png().toBuffer()),
      ).toBe(URL)
    }
  })

  it('keeps the colours of rounded shapes', async () => {
    const styled = styledDrawing(matrix)
    const shapes = styled.shapes.map((shape) => ({
      ...shape,
      paint: { colour: '#1a2b3c', kind: 'solid' as const },
    })) as (typeof styled)['shapes']
    const { body } = await pngOf({ ...styled, background: '#fffbe6', shapes }, { size: 1000 })
    const scale = Math.floor(1000 / side)
    const first = Math.floor((1000 - side * scale) / 2)
    const middle = first + Math.round(4.5 * scale)
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number) => data.toString('hex', (x * info.width + x) * info.channels).slice(0, 6)
    expect([at(0), at(middle)]).toEqual(['fffbe6', '1a2b3c'])
    expect(await decodePNG(body)).toBe(URL)
  })

  it('is deterministic', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => pngOf(styledDrawing(matrix))))
    expect(first).toEqual(second)
    expect(await pngOf(plain)).toEqual(await pngOf(plain))
  })

  it.each([63, 4097, 100.5, NaN])('rejects a size of %s', async (size) => {
    await expect(pngOf(plain, { size })).rejects.toThrow(
      `size: got ${size}, takes a whole number from 64 to 4096 (px)`,
    )
  })

  it('says what resolution is left for a wide print', async () => {
    await expect(pngOf(plain, { dpi: 600, widthMM: 1000 })).rejects.toThrow(
      /^dpi: makes a PNG of more than 6000 px a side; takes at most 1\d\d dpi here, or another format/,
    )
    await expect(pngOf(plain, { dpi: 10, widthMM: 100 })).rejects.toThrow(/^dpi: got 10, takes/)
  })
})

function headerOf(png: Uint8Array): { bits: number; kind: number; perMetre: null | number } {
  const chunks = splitChunks(png)
  const sizes = chunks.filter(({ type }) => type === 'pHYs').map(({ data }) => Buffer.from(data))
  expect(sizes.length).toBeLessThan(2)
  const header = chunks[0]!.data
  return { bits: header[8]!, kind: header[9]!, perMetre: sizes[0]?.readUInt32BE(0) ?? null }
}

const greyOf = (png: Uint8Array) =>
  sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })

async function pixelColours(png: Uint8Array): Promise<string[]> {
  const pixels = await sharp(png).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const { channels } = pixels.info
  const colours = new Set<string>()
  for (let at = 0; at < pixels.data.length; at += channels) {
    colours.add(pixels.data.toString('hex', at, at + channels))
  }
  return [...colours].sort()
}
