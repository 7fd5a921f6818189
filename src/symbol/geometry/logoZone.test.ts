import QRCode from 'qrcode'
import { expect, it } from 'vitest'

import { alignmentInMiddle, logoZone } from './logoZone.js'

/** Whether a dark module in a light ring in a dark one lies there: an alignment pattern. */
function isPattern({ get }: { get: (x: number, y: number) => unknown }, at: number): boolean {
  for (let y = -2; y <= 2; y++) {
    for (let x = -2; x <= 2; x++) {
      const isDark = Math.max(Math.abs(x), Math.abs(y)) !== 1
      if (Boolean(get(at + x, at + y)) !== isDark) return false
    }
  }
  return true
}

it('a small logo takes the alignment pattern in the middle with it, in all versions that have one', () => {
  const found: number[] = []
  for (let version = 1; version <= 40; version++) {
    const { modules } = QRCode.create('A', { errorCorrectionLevel: 'L', version })
    const { size } = modules
    const middle = alignmentInMiddle(size)
    const logo = { height: 20, width: 100 }
    const { cleared } = logoZone(size, { logoClear: 0, logoSize: 5 }, logo)
    if (middle === null) {
      expect(cleared.y1 - cleared.y0).toBeLessThan(5)
      continue
    }
    found.push(version)
    expect(isPattern({ get: (x, y) => modules.get(y, x) }, middle), `version ${version}`).toBe(true)
    expect(cleared.x0).toBeLessThanOrEqual(middle - 3)
    expect(cleared.x1).toBeGreaterThanOrEqual(middle + 4)
    expect(cleared.y0).toBeLessThanOrEqual(middle - 3)
    expect(cleared.y1).toBeGreaterThanOrEqual(middle + 4)
  }
  expect(found).toEqual([
    7, 8, 9, 10, 11, 12, 13, 21, 22, 23, 24, 25, 26, 27, 35, 36, 37, 38, 39, 40,
  ])
})

it('a large logo takes what it needs', () => {
  const { cleared } = logoZone(45, { logoClear: 1, logoSize: 30 }, { height: 100, width: 100 })
  expect(cleared).toEqual({ x0: 14, x1: 31, y0: 14, y1: 31 })
})
