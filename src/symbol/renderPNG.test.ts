import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { decodePNG } from '../../test/decode/decodePNG.js'
import { createMatrix, ERROR_CORRECTIONS } from './createMatrix.js'
import { renderPNG } from './renderPNG.js'

const URL = 'HTTPS://EXAMPLE.COM/Q/AB12CD'

const content = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.stringMatching(/^HTTPS:\/\/[A-Z0-9.-]{1,30}\/Q\/[A-Z0-9]{1,12}$/),
  fc.string({ maxLength: 200, minLength: 1, unit: 'grapheme-ascii' }),
)

describe('renderPNG', () => {
  it.each(ERROR_CORRECTIONS)(
    'is read by both decoders at %s, whatever it says',
    async (level) => {
      await fc.assert(
        fc.asyncProperty(content, fc.integer({ max: 600, min: 64 }), async (text, size) => {
          const matrix = createMatrix(text, { boost: false, errorCorrection: level })
          expect(await decodePNG((await renderPNG(matrix, { size })).body)).toBe(text)
        }),
        { numRuns: 60 },
      )
    },
    60_000,
  )

  it.each(['Straße 5, Köln', '日本語のテキスト', '🎟 ticket', 'WIFI:T:WPA;S:Café;P:s3cret;;'])(
    'carries %s as UTF-8',
    async (text) => {
      expect(await decodePNG((await renderPNG(createMatrix(text))).body)).toBe(text)
    },
  )

  it.each([64, 65, 127, 512, 1000, 1024, 2048])(
    'keeps modules on whole pixels at %i px, and says what it made',
    async (wanted) => {
      const matrix = createMatrix(URL)
      const { body, size } = await renderPNG(matrix, { size: wanted })
      const side = matrix.size + 8
      expect(size % side).toBe(0)
      expect(size).toBeGreaterThan(Math.max(wanted, 2 * side) - side)
      expect(size).toBeLessThanOrEqual(Math.max(wanted, 2 * side))
      expect(await decodePNG(body)).toBe(URL)
      const pixels = await sharp(body)
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(pixels.info).toMatchObject({ channels: 1, height: size, width: size })
      const scale = size / side
      const wrong = pixels.data.findIndex((value, at) => {
        const x = Math.floor((at % size) / scale) - 4
        const y = Math.floor(at / size / scale) - 4
        return value !== (matrix.get(x, y) ? 0 : 255)
      })
      expect(wrong).toBe(-1)
    },
  )

  it('never goes below two pixels a module', async () => {
    const text = 'a'.repeat(2000)
    const { body, size } = await renderPNG(createMatrix(text), { size: 64 })
    expect(size).toBe(2 * (createMatrix(text).size + 8))
    expect(await decodePNG(body)).toBe(text)
  })

  it('has exactly the two colours asked for, and a palette', async () => {
    const channel = (min: number, max: number) => fc.integer({ max, min })
    const colour = (min: number, max: number) =>
      fc
        .tuple(channel(min, max), channel(min, max), channel(min, max))
        .map((rgb) => Buffer.from(rgb).toString('hex'))
    await fc.assert(
      fc.asyncProperty(colour(0, 90), colour(230, 255), async (foreground, background) => {
        const style = { background: `#${background}`, foreground: `#${foreground}`, size: 128 }
        const { body } = await renderPNG(createMatrix(URL), style)
        expect(await pixelColours(body)).toEqual([foreground, background].sort())
        // Byte 25 of a PNG is its colour type; 3 is indexed.
        expect(body[25]).toBe(3)
        expect(await decodePNG(body)).toBe(URL)
      }),
      { numRuns: 20 },
    )
  })

  it('is deterministic', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => renderPNG(createMatrix(URL))))
    expect(first).toEqual(second)
  })

  it.each([63, 4097, 100.5, NaN])('rejects a size of %s', async (size) => {
    await expect(renderPNG(createMatrix(URL), { size })).rejects.toThrow(
      `size: got ${size}, takes a whole number from 64 to 4096 (px)`,
    )
  })
})

async function pixelColours(png: Uint8Array): Promise<string[]> {
  const pixels = await sharp(png).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const { channels } = pixels.info
  const colours = new Set<string>()
  for (let at = 0; at < pixels.data.length; at += channels) {
    colours.add(pixels.data.toString('hex', at, at + channels))
  }
  return [...colours].sort()
}
