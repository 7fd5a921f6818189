import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ErrorCorrection } from './types.js'

import { createMatrix } from './createMatrix.js'

describe('createMatrix', () => {
  it('gives a square of dark and light modules, light outside', () => {
    const matrix = createMatrix('HTTPS://EXAMPLE.COM/Q/AB12CD')
    expect(matrix.size).toBe(17 + 4 * matrix.version)
    expect(matrix.modules).toHaveLength(matrix.size ** 2)
    // The finder pattern: dark ring, light ring, dark middle.
    const row = (y: number) => Array.from({ length: 8 }, (_, x) => (matrix.get(x, y) ? '#' : '.'))
    expect([0, 1, 2].map((y) => row(y).join(''))).toEqual(['#######.', '#.....#.', '#.###.#.'])
    for (const at of [-1, matrix.size]) {
      expect([matrix.get(at, 0), matrix.get(0, at)]).toEqual([false, false])
    }
  })

  // Capacities of ISO/IEC 18004:2015, table 7, for the first and the last version.
  it.each<[ErrorCorrection, number, number]>([
    ['L', 17, 2953],
    ['M', 14, 2331],
    ['Q', 11, 1663],
    ['H', 7, 1273],
  ])('holds at %s %i bytes in version 1 and %i in all', (errorCorrection, first, last) => {
    const version = (length: number) =>
      createMatrix('é'.repeat(length >> 1) + 'a'.repeat(length & 1), { errorCorrection }).version
    expect([version(first), version(first + 1), version(last)]).toEqual([1, 2, 40])
    const over = () => version(last + 1)
    expect(over).toThrow(/^content: is \d+ characters /)
    expect(over).toThrow(`(${last + 1} bytes) long; at error correction ${errorCorrection} `)
    expect(over).toThrow(`holds ${last} bytes`)
  })

  it.each([
    ['alphanumeric', 'A', 3391],
    ['numeric', '7', 5596],
  ])('uses %s mode', (_mode, character, last) => {
    expect(createMatrix(character.repeat(last)).version).toBe(40)
    expect(() => createMatrix(character.repeat(last + 1))).toThrow(`${last} `)
  })

  it('raises the error correction only where the symbol does not grow', () => {
    for (let length = 1; length < 120; length++) {
      const content = 'a'.repeat(length)
      const plain = createMatrix(content, { boost: false, errorCorrection: 'L' })
      const boosted = createMatrix(content, { errorCorrection: 'L' })
      expect(plain.errorCorrection).toBe('L')
      expect(boosted.version).toBe(plain.version)
    }
    expect(createMatrix('a'.repeat(7), { errorCorrection: 'L' }).errorCorrection).toBe('H')
    expect(createMatrix('a'.repeat(14), { errorCorrection: 'L' }).errorCorrection).toBe('M')
    expect(createMatrix('a'.repeat(15), { errorCorrection: 'L' }).errorCorrection).toBe('L')
  })

  // What ISO/IEC 18004 needs at the least, in bits: 4 for each mode, 10, 9 or 8 for its count.
  it('splits a URL into modes so that it is as short as can be', () => {
    const costs = [
      { head: 14, of: 20, takes: /\d/ },
      { head: 13, of: 33, takes: /[0-9A-Z $%*+\-./:]/ },
      { head: 12, of: 48, takes: /./ },
    ]
    const whole = (sixths: number) => Math.ceil(sixths / 6) * 6
    const bits = (text: string): number => {
      let best = costs.map(({ head }) => head * 6)
      for (const character of text) {
        const grown = costs.map((mode, at) =>
          mode.takes.test(character) ? best[at]! + mode.of : Infinity,
        )
        const shortest = Math.min(...grown.map(whole))
        best = costs.map(({ head }, at) => Math.min(grown[at]!, shortest + head * 6))
      }
      return Math.min(...best.map(whole)) / 6
    }
    // Data of version 1 to 4 at level M, ISO/IEC 18004:2015, table 7.
    const versionFor = (needed: number) =>
      [128, 224, 352, 512].findIndex((room) => needed <= room) + 1
    const host = fc.stringMatching(/^[A-Z0-9]{2,20}\.(COM|DE)$/)
    const code = fc.stringMatching(/^[A-Z2-9]{4,10}$/)
    fc.assert(
      fc.property(host, code, fc.constantFrom('Q', 'api/q'), (domain, text, path) => {
        const url = `https://${domain}/${path}/${text}`
        expect(createMatrix(url).version).toBe(versionFor(bits(url)))
      }),
      { numRuns: 300 },
    )
  })

  it('is deterministic', () => {
    expect(createMatrix('same').modules).toEqual(createMatrix('same').modules)
  })

  it('rejects what no symbol can carry', () => {
    expect(() => createMatrix('')).toThrow(/^content: is empty/)
    expect(() => createMatrix('a\ud83d')).toThrow(/^content: has half a surrogate pair/)
    expect(() => createMatrix('a'.repeat(1e6))).toThrow(/^content: is 1000000 characters/)
    expect(() => createMatrix('a', { errorCorrection: 'X' as 'L' })).toThrow(
      'errorCorrection: got "X", takes L, M, Q or H',
    )
  })
})
