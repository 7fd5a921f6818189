import { scanGrayBuffer } from '@undecaf/zbar-wasm'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'

import { terminalSymbol } from './terminalSymbol.js'

/** The terminal's picture as gray pixels, `scale` to half a character. */
const pixels = (text: string, scale: number) => {
  const lines = stripVTControlCharacters(text).split('\n')
  const [width, height] = [(lines[0]?.length ?? 0) * scale, lines.length * 2 * scale]
  const gray = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const half = Math.floor(y / scale)
      const block = lines[Math.floor(half / 2)]?.[Math.floor(x / scale)] ?? ' '
      if ((half % 2 ? '▄█' : '▀█').includes(block)) gray[y * width + x] = 0
    }
  }
  return { gray, height, width }
}

it('draws a symbol that another decoder reads, with its quiet zone', async () => {
  const url = 'http://192.168.178.120:3000/q/STADIUM'
  const drawn = terminalSymbol(url)
  const { gray, height, width } = pixels(drawn, 4)
  const [found] = await scanGrayBuffer(gray.buffer, width, height)
  expect(found?.decode()).toBe(url)
  expect([...gray.subarray(0, width * 16)].every((pixel) => pixel === 255)).toBe(true)
})
