import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseSymbolParams } from './parseSymbolParams.js'
import { SymbolError } from './SymbolError.js'

const parse = (query: string) => parseSymbolParams(new URLSearchParams(query))

describe('parseSymbolParams', () => {
  it('asks for an SVG when nothing is asked', () => {
    expect(parse('')).toEqual({ download: false, format: 'svg' })
    expect(parse('v=17&utm_source=x')).toEqual({ download: false, format: 'svg' })
  })

  it('reads everything', () => {
    expect(
      parse(
        'format=PDF&size=512&widthMM=32.5&errorCorrection=q&foreground=123&background=%23ffe&download',
      ),
    ).toEqual({
      background: '#ffffee',
      download: true,
      errorCorrection: 'Q',
      foreground: '#112233',
      format: 'pdf',
      size: 512,
      widthMM: 32.5,
    })
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
    ['format=gif', 'format', 'format: got "gif", takes svg, png, pdf'],
    ['size=63', 'size', 'size: got "63", takes a whole number from 64 to 4096 (px)'],
    ['size=5000', 'size', 'size: got "5000", takes'],
    ['size=1e3', 'size', 'size: got "1e3", takes'],
    ['size=', 'size', 'size: got "", takes'],
    ['size=99.5', 'size', 'size: got "99.5", takes a whole number'],
    ['widthMM=-40', 'widthMM', 'widthMM: got "-40", takes a number from 5 to 2000 (mm)'],
    ['errorCorrection=X', 'errorCorrection', 'errorCorrection: got "X", takes L, M, Q, H'],
    ['foreground=red', 'foreground', 'foreground: got "red", takes a hex colour'],
    ['background=000', 'foreground', 'foreground: #000000 on #000000 has a contrast of 1:1'],
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
  })
})

function catchError(run: () => unknown): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}
