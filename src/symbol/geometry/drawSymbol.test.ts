import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import type { Shape } from './types.js'

import { createMatrix } from '../createMatrix.js'
import { completeDesign } from '../design/completeDesign.js'
import { EYE_SHAPES, FRAMES, MODULE_SHAPES } from '../design/types.js'
import { drawSymbol } from './drawSymbol.js'
import { isEye } from './eyes.js'

const content = 'https://EXAMPLE.COM/Q/MENU12'
const anyLook = fc.record({
  errorCorrection: fc.constantFrom('M', 'Q', 'H'),
  eyeCentre: fc.constantFrom(...EYE_SHAPES),
  eyeColour: fc.constantFrom(null, '#aa0033'),
  eyeFrame: fc.constantFrom(...EYE_SHAPES),
  frame: fc.constantFrom(...FRAMES),
  gradient: fc.constantFrom('none', 'linear', 'radial'),
  modules: fc.constantFrom(...MODULE_SHAPES),
  quietZone: fc.integer({ max: 8, min: 0 }),
})

/** Says where anything is painted, by a point in modules. */
async function inked(shapes: readonly Shape[], width: number, height: number) {
  const paths = shapes.map((shape) =>
    shape.kind === 'path' ? `<path fill-rule="evenodd" d="${shape.d}"/>` : '',
  )
  const [w, h] = [Math.round(width * 8), Math.round(height * 8)]
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${w}" ` +
    `height="${h}" preserveAspectRatio="none">${paths.join('')}</svg>`
  const data = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer()
  return (x: number, y: number) =>
    data[Math.floor((y * h) / height) * w + Math.floor((x * w) / width)]! < 128
}

describe('drawSymbol', () => {
  it('shows every module as it is, whatever the look, and eyes as readers measure them', async () => {
    await fc.assert(
      fc.asyncProperty(anyLook, async (look) => {
        const design = completeDesign(look as never)
        const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
        const drawing = drawSymbol(matrix, design)
        const ofSymbol = drawing.shapes.slice(design.frame === 'none' ? 0 : 2)
        const isDark = await inked(ofSymbol, drawing.width, drawing.height)
        const [left, top] = drawing.origin
        for (let y = 0; y < matrix.size; y++) {
          for (let x = 0; x < matrix.size; x++) {
            // a round eye has no corners; readers measure across its middle
            const across = [x, y].some((at) => at === 3 || at === matrix.size - 4)
            if (isEye(x, y, matrix.size) && !across) continue
            expect(isDark(left + x + 0.5, top + y + 0.5)).toBe(matrix.get(x, y))
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves the quiet zone free, inside a frame as well', async () => {
    for (const frame of FRAMES) {
      const matrix = createMatrix(content)
      const drawing = drawSymbol(matrix, completeDesign({ frame, quietZone: 4 }))
      const isDark = await inked(
        drawing.shapes.slice(frame === 'none' ? 0 : 1),
        drawing.width,
        drawing.height,
      )
      const [left, top] = drawing.origin
      for (let at = -3.9; at < matrix.size + 3.9; at += 0.25) {
        for (const [x, y] of [
          [at, -0.5],
          [at, -3.9],
          [at, matrix.size + 3.9],
          [-0.5, at],
          [matrix.size + 0.5, at],
        ] as const) {
          expect(isDark(left + x, top + y)).toBe(false)
        }
      }
    }
  })

  it('draws one path per colour', () => {
    const matrix = createMatrix(content)
    const paths = (look: object) =>
      drawSymbol(matrix, completeDesign(look)).shapes.filter(({ kind }) => kind === 'path').length
    expect(paths({})).toBe(1)
    expect(paths({ eyeFrame: 'circle', modules: 'dots' })).toBe(1)
    expect(paths({ eyeColour: '#aa0033' })).toBe(2)
  })

  it('keeps modules off the logo and its clear zone, in the proportions of the logo', () => {
    const matrix = createMatrix(content, { errorCorrection: 'Q' })
    const logo = { height: 100, png: new Uint8Array(), width: 200 }
    const design = completeDesign({ logoClear: 1, logoSize: 24, quietZone: 4 })
    const drawing = drawSymbol(matrix, design, { logo })
    const image = drawing.shapes.at(-1)!
    if (image.kind !== 'image') throw new Error('no image')
    expect(image.width / image.height).toBeCloseTo(2)
    expect(image.width).toBeCloseTo(matrix.size * 0.24)
    expect(image.x + image.width / 2).toBeCloseTo(drawing.width / 2)
    const [modules] = drawing.shapes
    const d = modules?.kind === 'path' ? modules.d : ''
    const points = [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    const near = points.filter(
      ([x, y]) =>
        x! > image.x - 1 + 1e-6 &&
        x! < image.x + image.width + 1 - 1e-6 &&
        y! > image.y - 1 + 1e-6 &&
        y! < image.y + image.height + 1 - 1e-6,
    )
    expect(near).toEqual([])
  })
})
