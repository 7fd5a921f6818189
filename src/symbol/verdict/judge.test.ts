import { describe, expect, it } from 'vitest'

import type { SymbolDesign } from '../design/types.js'

import { decodeSymbol } from '../../website/design/decodeSymbol.js'
import { createMatrix } from '../createMatrix.js'
import { completeDesign } from '../design/completeDesign.js'
import { drawSymbol } from '../geometry/drawSymbol.js'
import { judge } from './judge.js'

// A logo is paper here: it counts by the modules it takes.
const EMPTY_PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const verdictOf = (
  content: string,
  written: SymbolDesign,
  size?: { height: number; width: number },
) => {
  const design = completeDesign(written)
  const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
  const logo = size ? { ...size, png: EMPTY_PNG } : null
  const drawing = drawSymbol(matrix, design, { logo })
  return judge({ content, decode: decodeSymbol, design, drawing, logo, matrix })
}

describe('judge', () => {
  it('finds nothing in a plain symbol, read in every trial', { timeout: 60_000 }, async () => {
    for (const content of ['https://EXAMPLE.COM/Q/TABLE1', 'tel:+423707312137595']) {
      for (const errorCorrection of ['L', 'M', 'Q', 'H'] as const) {
        expect(await verdictOf(content, { errorCorrection })).toEqual({
          findings: [],
          grade: 'good',
          trials: {
            asIs: true,
            blurred: true,
            lowContrast: true,
            rotated: true,
            scratched: true,
            small: true,
          },
        })
      }
    }
  })

  it('refuses a logo that leaves no reserve: one reader still reads it, another does not', async () => {
    // In the smallest symbol 25 of 208 modules of data are a lot, though under 6 % of all.
    const verdict = await verdictOf(
      'tel:+423707312137595',
      { errorCorrection: 'M', logoClear: 0.5, logoSize: 13 },
      { height: 99, width: 115 },
    )
    expect(verdict.trials.asIs).toBe(true)
    expect(verdict.findings).toContainEqual({
      key: 'trialFailed',
      severity: 'bad',
      values: { trial: 'scratched' },
    })
  })

  it('warns of bars beside eyes that are not square in the smallest symbol, and in no larger one', async () => {
    const small = 'tel:+123456789012345'
    const keysOf = async (content: string, design: SymbolDesign) =>
      (await verdictOf(content, design)).findings.map(({ key }) => key)
    expect(await keysOf(small, { eyeFrame: 'leaf', modules: 'rows' })).toContain('barsSmall')
    expect(await keysOf(small, { modules: 'rows' })).not.toContain('barsSmall')
    expect(await keysOf(small, { eyeFrame: 'leaf' })).not.toContain('barsSmall')
    const larger = await keysOf('https://EXAMPLE.COM/Q/TABLE1', {
      eyeFrame: 'leaf',
      modules: 'rows',
    })
    expect(larger).not.toContain('barsSmall')
  })
})
