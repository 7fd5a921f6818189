import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseSymbolParams } from './parseSymbolParams.js'
import { SymbolError } from './SymbolError.js'

const parse = (query: string) => parseSymbolParams(new URLSearchParams(query))

describe('parseSymbolParams', () => {
  it('asks for an SVG when nothing is asked', () => {
    const nothing = { design: {}, download: false, format: 'svg', render: {} }
    expect(parse('')).toEqual(nothing)
    expect(parse('v=17&utm_source=x')).toEqual(nothing)
  })

  it('reads everything', () => {
    expect(
      parse(
        'format=PDF&size=512&widthMM=32.5&dpi=600&bleedMM=3&cropMarks&ink=CMYK&preset=7' +
          '&errorCorrection=q&foreground=123&background=%23ffe&download',
      ),
    ).toEqual({
      design: {
        background: '#ffffee',
        errorCorrection: 'Q',
        foreground: '#112233',
        preset: '7',
      },
      download: true,
      format: 'pdf',
      render: { bleedMM: 3, cropMarks: true, dpi: 600, ink: 'cmyk', size: 512, widthMM: 32.5 },
    })
  })

  it('takes inches', () => {
    expect(parse('widthIn=2').render).toEqual({ widthMM: 50.8 })
  })

  it.each([
    ['download=1', true],
    ['download=true', true],
    ['download=0', false],
    ['download=false', false],
  ])('%s', (query, download) => {
    expect(parse(query).download).toBe(download)
  })

  it.each([
    ['format=gif', 'format', 'format: got "gif", takes svg, png, pdf, eps'],
    ['size=63', 'size', 'size: got "63", takes a whole number from 64 to 4096 (px)'],
    ['size=5000', 'size', 'size: got "5000", takes'],
    ['size=1e3', 'size', 'size: got "1e3", takes'],
    ['size=', 'size', 'size: got "", takes'],
    ['size=99.5', 'size', 'size: got "99.5", takes a whole number'],
    ['widthMM=-40', 'widthMM', 'widthMM: got "-40", takes a number from 5 to 2000 (mm)'],
    ['errorCorrection=X', 'errorCorrection', 'errorCorrection: got "X", takes L, M, Q, H'],
    ['foreground=red', 'foreground', 'foreground: got "red", takes a hex colour'],
    ['background=transparent', 'background', 'background: got "transparent", takes a hex'],
    ['dpi=71', 'dpi', 'dpi: got "71", takes a number from 72 to 2400 (dpi)'],
    ['widthIn=0.1', 'widthIn', 'widthIn: got "0.1", takes a number from 0.2 to 78 (inches)'],
    ['widthIn=2&widthMM=50', 'widthIn', 'widthIn: says the same as widthMM'],
    ['format=pdf&bleedMM=21', 'bleedMM', 'bleedMM: got "21", takes a number from 0 to 20 (mm)'],
    ['format=png&bleedMM=3', 'bleedMM', 'bleedMM: is for pdf; leave it out for png'],
    ['format=eps&cropMarks', 'cropMarks', 'cropMarks: is for pdf; leave it out for eps'],
    ['format=svg&ink=cmyk', 'ink', 'ink: is for pdf and eps; leave it out for svg'],
    ['format=pdf&ink=gold', 'ink', 'ink: got "gold", takes rgb, cmyk, spot'],
    ['preset=', 'preset', 'preset: got "", takes the id of a design'],
    ['download=yes', 'download', 'download: got "yes", takes true or false'],
    ['size=100&size=200', 'size', 'size: given more than once'],
  ])('rejects %s', (query, parameter, message) => {
    const error = catchError(() => parse(query))
    expect(error).toBeInstanceOf(SymbolError)
    expect(error).toMatchObject({ message: expect.stringContaining(message), parameter })
  })

  it('throws nothing but a short SymbolError, whatever the query', () => {
    const names = [
      'format',
      'size',
      'widthMM',
      'errorCorrection',
      'foreground',
      'background',
      'download',
      'dpi',
      'widthIn',
      'bleedMM',
      'cropMarks',
      'ink',
      'preset',
    ]
    const pair = fc.tuple(fc.constantFrom(...names), fc.string({ maxLength: 300, unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 4 }), (pairs) => {
        const error = catchError(() => parseSymbolParams(new URLSearchParams(pairs)))
        if (error === null) return
        expect(error).toBeInstanceOf(SymbolError)
        expect(names).toContain((error as SymbolError).parameter)
        expect((error as SymbolError).message.length).toBeLessThan(400)
      }),
    )
  }, 30_000)
})

function catchError(run: () => unknown): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}
