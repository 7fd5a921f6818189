import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { decodeSVG } from '../../../test/decode/decodeSVG.js'
import { plainDrawing, styledDrawing } from '../../../test/decode/plainDrawing.js'
import { createMatrix, ERROR_CORRECTIONS } from '../createMatrix.js'
import { svgOf } from './svgOf.js'

const URL = 'HTTPS://EXAMPLE.COM/Q/AB12CD'
const matrix = createMatrix(URL, { errorCorrection: 'H' })
const plain = plainDrawing(matrix)
const side = plain.width

describe('svgOf', () => {
  it('is a ground and one path per colour in modules, without a size of its own', () => {
    const svg = svgOf(plain)
    expect(svg).toContain(`viewBox="0 0 ${side} ${side}" role="img" shape-rendering="crispEdges"`)
    expect(svg).toContain(`<rect width="${side}" height="${side}" fill="#ffffff"/>`)
    expect(svg.match(/<\w+/g)).toEqual(['<svg', '<title', '<rect', '<path'])
    expect(svg).toContain('fill-rule="evenodd"')
    expect(/<svg[^>]* (width|height)=/.test(svg)).toBe(false)
    expect(svgOf(plain)).toBe(svg)
  })

  it('is as wide as asked, in millimetres or in pixels', () => {
    const wide = { ...plain, height: side + 6 }
    expect(svgOf(plain, { size: 300 })).toContain(' width="300" height="300" viewBox')
    expect(svgOf(plain, { widthMM: 42.5 })).toContain(' width="42.5mm" height="42.5mm" viewBox')
    const high = Math.round((50 * (side + 6) * 10_000) / side) / 10_000
    expect(svgOf(wide, { size: 9, widthMM: 50 })).toContain(` width="50mm" height="${high}mm"`)
  })

  it.each(ERROR_CORRECTIONS)('is read by both decoders at %s, plain and styled', async (level) => {
    const content = `https://example.com/Shop/q/AB12CD?level=${level}`
    const drawn = createMatrix(content, { errorCorrection: level })
    expect(await decodeSVG(svgOf(plainDrawing(drawn)))).toBe(content)
    expect(await decodeSVG(svgOf(styledDrawing(drawn)))).toBe(content)
  })

  it('lies on nothing where the ground is transparent', async () => {
    const svg = svgOf(plainDrawing(matrix, { background: null }), { size: 330 })
    expect(svg).not.toContain('<rect')
    const corner = await sharp(Buffer.from(svg)).extract({ height: 1, left: 0, top: 0, width: 1 })
    expect([...(await corner.raw().toBuffer())]).toEqual([0, 0, 0, 0])
    expect(await decodeSVG(svg)).toBe(URL)
  })

  it('carries gradient and logo in itself, and nothing that runs or is fetched', async () => {
    const logo = await redSquare()
    const svg = svgOf(styledDrawing(matrix, { logo }), { size: side * 10 })
    expect(svg).not.toMatch(
      /<script|<style|<text|<font|crispEdges|href="(?!data:image\/png;base64,)/,
    )
    const id = /<linearGradient id="(\w+)" gradientUnits="userSpaceOnUse"/.exec(svg)?.[1]
    expect(svg).toContain(`fill="url(#${id})"`)
    const middle = { height: 1, left: side * 5, top: side * 5, width: 1 }
    const pixel = await sharp(Buffer.from(svg)).removeAlpha().extract(middle).raw().toBuffer()
    expect([...pixel]).toEqual([230, 0, 0])
    expect(await decodeSVG(svg)).toBe(URL)
  })

  it('names gradients after what they are, so that symbols share a page', () => {
    const named = (drawing: Parameters<typeof svgOf>[0]) => /id="(\w+)"/.exec(svgOf(drawing))?.[1]
    const styled = styledDrawing(matrix)
    const wider = styledDrawing(matrix, { quietZone: 6 })
    expect(named(styled)).toBe(named(styledDrawing(matrix)))
    expect(named(styled)).not.toBe(named(wider))
  })

  it('escapes the title and drops what XML cannot hold', () => {
    const svg = svgOf(plain, { title: '</title><script>"Bär" & Co\u0000\ud800' })
    expect(svg).toContain('<title>&lt;/title&gt;&lt;script&gt;&quot;Bär&quot; &amp; Co</title>')
  })

  it('opens and reads whatever the title', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (title) => {
        expect(await decodeSVG(svgOf(plain, { title: `${title}\u0001]]>&<` }), 132)).toBe(URL)
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  it.each([0, -1, 1.5, Infinity])('rejects a size of %s', (size) => {
    expect(() => svgOf(plain, { size })).toThrow(`size: got ${size}, takes a whole number`)
  })

  it.each([4.9, 2001, NaN])('rejects a width of %s', (widthMM) => {
    expect(() => svgOf(plain, { widthMM })).toThrow(`widthMM: got ${widthMM}, takes a number`)
  })
})

const redSquare = (): Promise<Buffer> =>
  sharp({ create: { background: '#e60000', channels: 3, height: 8, width: 8 } })
    .png()
    .toBuffer()
