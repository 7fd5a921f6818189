import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

import { findInRanges, type RangeTable, readRanges } from './addressRanges.js'

const folder = mkdtempSync(path.join(tmpdir(), 'qr-asn-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

const write = (text: string): string => {
  const file = path.join(folder, 'list.csv')
  writeFileSync(file, text)
  return file
}

const nameOf = (table: RangeTable, address: string) => findInRanges(table, address)?.name ?? null

it('finds names by IPv4 address, quoted ones too, and nothing in the gaps', async () => {
  const table = await readRanges(
    write(
      '16777216,16777471,13335,"Cloudflare, Inc."\n16778240,16779263,38803,"LLC ""X"" Ünïted"\n',
    ),
    1,
  )
  expect(nameOf(table, '1.0.0.0')).toBe('Cloudflare, Inc.')
  expect(findInRanges(table, '1.0.0.0')?.number).toBe(13335)
  expect(nameOf(table, '1.0.0.255')).toBe('Cloudflare, Inc.')
  expect(nameOf(table, '1.0.1.0')).toBeNull()
  expect(nameOf(table, '1.0.4.1')).toBe('LLC "X" Ünïted')
  expect(nameOf(table, '0.255.255.255')).toBeNull()
  expect(nameOf(table, '255.255.255.255')).toBeNull()
  expect(nameOf(table, '2001::1')).toBeNull()
})

it('tells IPv6 ranges apart that share their first 64 bits', async () => {
  const base = 0x2001_0db8_0000_0001n << 64n
  const table = await readRanges(
    write(`${base},${base + 15n},1,One\n${base + 16n},${base + 31n},2,Two`),
    4,
  )
  expect(nameOf(table, '2001:db8:0:1::f')).toBe('One')
  expect(nameOf(table, '2001:db8:0:1::10')).toBe('Two')
  expect(nameOf(table, '2001:db8:0:1::20')).toBeNull()
})

it('keeps a name once and reads lines that span chunks', async () => {
  const name = 'Ö'.repeat(90)
  const lines = Array.from({ length: 5000 }, (_, at) => `${at * 10},${at * 10 + 4},7,${name}`)
  const table = await readRanges(write(lines.join('\n')), 1)
  expect(table.labels).toEqual([{ name, number: 7 }])
  expect(table.labelOf).toHaveLength(5000)
})

it('agrees with a plain search', async () => {
  const cuts = fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 40, minLength: 2 })
  await fc.assert(
    fc.asyncProperty(
      cuts,
      fc.array(fc.nat(0xffffffff), { maxLength: 20 }),
      async (points, asked) => {
        const sorted = points.toSorted((a, b) => a - b)
        const ranges = sorted.flatMap((start, at) =>
          at % 2 === 0 && at + 1 < sorted.length ? [[start, sorted[at + 1]!] as const] : [],
        )
        const lines = ranges.map(([start, end], at) => `${start},${end},1,n${at}`)
        const table = await readRanges(write(lines.join('\n')), 1)
        for (const value of [...asked, ...sorted]) {
          const at = ranges.findIndex(([start, end]) => start <= value && value <= end)
          const address = [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
          expect(nameOf(table, address)).toBe(at < 0 ? null : `n${at}`)
        }
      },
    ),
    { numRuns: 30 },
  )
})

it.each([
  ['empty', ''],
  ['out of order', '20,30,1,B\n1,10,1,A\n'],
  ['dotted', '1.0.0.0,1.0.0.255,1,A\n'],
  ['another format', '{"start":1}\n'],
  ['without lines', 'x'.repeat(400_000)],
])('refuses a list that is %s', async (_, text) => {
  await expect(readRanges(write(text), 1)).rejects.toThrow()
})
