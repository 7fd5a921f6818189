import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'

import { type ZippedFile, zipFiles } from './zipFiles.js'

it('holds every file under its name, and makes each when it is asked for', async () => {
  let made = 0
  async function* files(): AsyncGenerator<ZippedFile> {
    for (const name of ['Café – 1.svg', 'Стол 2.svg', 'plain.png']) {
      made++
      yield await Promise.resolve({
        body: name.endsWith('.svg') ? `<svg>${name}</svg>` : new Uint8Array([1, 2, 3]),
        name,
      })
    }
  }
  const pieces: Uint8Array[] = []
  const zip = zipFiles(files())
  pieces.push((await zip.next()).value as Uint8Array)
  expect(made).toBe(1)
  for await (const piece of zip) pieces.push(piece)
  const unzipped = unzipSync(Buffer.concat(pieces))
  expect(Object.keys(unzipped)).toEqual(['Café – 1.svg', 'Стол 2.svg', 'plain.png'])
  expect(strFromU8(unzipped['Стол 2.svg']!)).toBe('<svg>Стол 2.svg</svg>')
  expect([...unzipped['plain.png']!]).toEqual([1, 2, 3])
})

it('keeps no more than a file in memory', async () => {
  const body = new Uint8Array(1_000_000)
  async function* files(): AsyncGenerator<ZippedFile> {
    for (let file = 0; file < 100; file++) {
      yield await Promise.resolve({ body, name: `${file}.png` })
    }
  }
  let bytes = 0
  let largest = 0
  for await (const piece of zipFiles(files())) {
    bytes += piece.length
    largest = Math.max(largest, piece.length)
  }
  expect(bytes).toBeGreaterThan(100_000_000)
  expect(largest).toBeLessThan(1_100_000)
})
