import { describe, expect, it } from 'vitest'

import { symbolColours } from './symbolColours.js'

describe('symbolColours', () => {
  it('is black on white by default', () => {
    expect(symbolColours()).toEqual({ background: '#ffffff', foreground: '#000000' })
  })

  it.each(['#1A2B3C', '1a2b3c'])('takes %s', (foreground) => {
    expect(symbolColours({ foreground }).foreground).toBe('#1a2b3c')
  })

  it('spells the short form out', () => {
    expect(symbolColours({ background: '#fed', foreground: '#123' })).toEqual({
      background: '#ffeedd',
      foreground: '#112233',
    })
  })

  it.each(['red', '', '#12', '#12345', '#12345678', '#gggggg', '"/><script>', '#000\n'])(
    'rejects %j',
    (colour) => {
      expect(() => symbolColours({ foreground: colour })).toThrow(
        `foreground: got ${JSON.stringify(colour)}, takes a hex colour such as #1a2b3c`,
      )
      expect(() => symbolColours({ background: colour })).toThrow(/^background: got/)
    },
  )

  // #767676 is the lightest grey with 4.5:1 on white.
  it('draws the line at a contrast of 4.5:1', () => {
    expect(symbolColours({ foreground: '#767676' }).foreground).toBe('#767676')
    expect(() => symbolColours({ foreground: '#777777' })).toThrow(/contrast of 4\.47:1.*4\.5:1/)
  })

  it('rejects light on dark', () => {
    expect(() => symbolColours({ background: '#000', foreground: '#fff' })).toThrow(
      /^foreground: #ffffff is lighter than the background #000000/,
    )
  })
})
