import { expect, it } from 'vitest'

import type { SymbolDesign } from '../../src/symbol/design/types.js'

import { createMatrix } from '../../src/symbol/createMatrix.js'
import { completeDesign } from '../../src/symbol/design/completeDesign.js'
import { drawSymbol } from '../../src/symbol/geometry/drawSymbol.js'
import { pngOf } from '../../src/symbol/render/pngOf.js'
import { judge } from '../../src/symbol/verdict/judge.js'
import { decodeSymbol } from '../../src/website/design/decodeSymbol.js'
import { decodeZBar } from '../decode/decodeZBar.js'
import { decodeZXing } from '../decode/decodeZXing.js'

const content = 'https://EXAMPLE.COM/Q/K7M2XW'

async function tryOut(written: SymbolDesign) {
  const design = completeDesign(written)
  const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
  const drawing = drawSymbol(matrix, design)
  const { findings, grade } = await judge({
    content,
    decode: decodeSymbol,
    design,
    drawing,
    logo: null,
    matrix,
  })
  const { body } = await pngOf(drawing, { size: 512 })
  return {
    bad: findings.filter(({ severity }) => severity === 'bad').map(({ key }) => key),
    grade,
    zbar: await decodeZBar(body),
    zxing: await decodeZXing(body),
  }
}

const INVERTED = [
  { background: '#000000', foreground: '#ffffff' },
  { background: '#102030', foreground: '#ffe08a' },
  { background: '#1a1a5e', foreground: '#ffffff', modules: 'dots' },
] satisfies SymbolDesign[]

it.each(INVERTED)(
  'refuses $foreground on $background, which one of two readers misses',
  async (design) => {
    const { bad, grade, zbar, zxing } = await tryOut(design)
    // Should ZBar learn it, the rule may become a warning.
    expect([zxing, zbar]).toEqual([[content], []])
    // That alone: plainer shapes or a smaller logo, which other findings advise, would not help.
    expect([grade, bad]).toEqual(['bad', ['inverted']])
    // The remedy that is given.
    const { background, foreground } = design
    const swapped = await tryOut({ ...design, background: foreground, foreground: background })
    expect(swapped).toMatchObject({ bad: [], grade: 'good', zbar: [content], zxing: [content] })
  },
)

it.each([
  { background: '#777777', foreground: '#000000', gradient: 'linear', gradientTo: '#ffffff' },
  { background: '#808080', eyeColour: '#ffffff', foreground: '#102030' },
] satisfies SymbolDesign[])('says of %s that it is neither', async (design) => {
  expect(await tryOut(design)).toMatchObject({ bad: ['partlyInverted'], grade: 'bad', zbar: [] })
})
