import { describe, expect, it } from 'vitest'

import { createMatrix } from './createMatrix.js'
import { smallerSymbol } from './smallerSymbol.js'
import { symbolURL } from './symbolURL.js'

const urlOf = (domain: string, path?: string) =>
  symbolURL({ baseURL: `https://${domain}`, code: 'AB12CD', path })

describe('smallerSymbol', () => {
  it('says how many characters cost a size, and both sizes', () => {
    // Sixteen characters fit into 25 × 25 modules at level M.
    expect(smallerSymbol(urlOf('ticket-shops.com'))).toBeNull()
    expect(smallerSymbol(urlOf('ticket-shops4.com'))).toEqual({ fewer: 1, size: 29, smaller: 25 })
    expect(smallerSymbol(urlOf('ticket-shops.com', '/code'))).toEqual({
      fewer: 3,
      size: 29,
      smaller: 25,
    })
  })

  it('is right: a domain as many characters shorter has the smaller symbol, one more has not', () => {
    for (let length = 8; length < 60; length++) {
      const of = (shorter: number) => urlOf(`${'a'.repeat(length - 4 - shorter)}.com`)
      const found = smallerSymbol(of(0))
      if (!found) continue
      const sizeOf = (shorter: number) => createMatrix(of(shorter)).size
      expect([sizeOf(0), sizeOf(found.fewer - 1), sizeOf(found.fewer)]).toEqual([
        found.size,
        found.size,
        found.smaller,
      ])
    }
  })

  it('has nothing to say of small symbols, of much too long addresses, and of other contents', () => {
    expect(smallerSymbol(urlOf('q.de'))).toBeNull()
    expect(smallerSymbol(urlOf(`${'a'.repeat(24)}.com`))).toBeNull()
    expect(smallerSymbol(`mailto:${'a'.repeat(40)}@example.com`)).toBeNull()
  })
})
