import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodeSVG } from '../../test/decode/decodeSVG.js'
import { createMatrix } from './createMatrix.js'
import { renderSVG } from './renderSVG.js'

const matrix = createMatrix('HTTPS://EXAMPLE.COM/Q/AB12CD')

describe('renderSVG', () => {
  it('is one rectangle and one path in module units, without a size of its own', () => {
    const svg = renderSVG(matrix)
    const side = matrix.size + 8
    expect(svg).toContain(`viewBox="0 0 ${side} ${side}" role="img" shape-rendering="crispEdges"`)
    expect(svg).toContain(`<rect width="${side}" height="${side}" fill="#ffffff"/>`)
    expect(svg.match(/<\w+/g)).toEqual(['<svg', '<title', '<rect', '<path'])
    expect(/<svg[^>]* (width|height)=/.test(svg)).toBe(false)
    expect(renderSVG(matrix)).toBe(svg)
  })

  it('takes size, colours and a wider quiet zone', () => {
    const svg = renderSVG(matrix, {
      background: '#ffe',
      foreground: '123',
      quietZone: 6,
      size: 300,
    })
    const side = matrix.size + 12
    expect(svg).toContain(`width="300" height="300" viewBox="0 0 ${side} ${side}"`)
    expect(svg).toContain('fill="#ffffee"')
    expect(svg).toContain('<path fill="#112233" d="M6 6h7v1h-7z')
  })

  it('escapes the title and drops what XML cannot hold', () => {
    const svg = renderSVG(matrix, { title: '</title><script>"Bär" & Co\u0000\ud800' })
    expect(svg).toContain('<title>&lt;/title&gt;&lt;script&gt;&quot;Bär&quot; &amp; Co</title>')
  })

  it('opens and reads whatever the title', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (title) => {
        const svg = renderSVG(matrix, { title: `${title}\u0001]]>&<` })
        expect(await decodeSVG(svg, 132)).toBe('HTTPS://EXAMPLE.COM/Q/AB12CD')
      }),
      { numRuns: 40 },
    )
  })

  it.each([3, 0, -4, 4.5, NaN, 41])('rejects a quiet zone of %s', (quietZone) => {
    expect(() => renderSVG(matrix, { quietZone })).toThrow(
      `quietZone: got ${quietZone}, takes a whole number from 4 to 40 (modules)`,
    )
  })

  it.each([0, -1, 1.5, Infinity])('rejects a size of %s', (size) => {
    expect(() => renderSVG(matrix, { size })).toThrow(`size: got ${size}, takes a whole number`)
  })
})
