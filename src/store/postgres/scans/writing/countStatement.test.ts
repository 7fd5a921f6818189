import { expect, it } from 'vitest'

import type { ScanRecord } from '../../../../vocabulary/scan.js'

import { countPerCode } from './countStatement.js'

const scan = (more: Partial<ScanRecord>): ScanRecord =>
  ({
    claimed: false,
    outcome: 'redirected',
    qrCode: 1,
    scannedAt: 1000,
    trafficClass: 'human',
    trafficReasons: [],
    visitor: 'v1',
    ...more,
  }) as ScanRecord

it('counts people, machines and those sent on, per code', () => {
  const scans = [
    scan({ scannedAt: 3000 }),
    scan({ scannedAt: 2000, visitor: 'v2' }),
    scan({ scannedAt: 2500, visitor: null }),
    scan({ outcome: 'paused', scannedAt: 2200 }),
    scan({ scannedAt: 9000, trafficClass: 'bot', visitor: 'v3' }),
    scan({ scannedAt: 1, trafficClass: 'preview' }),
    scan({ scannedAt: 2600, trafficReasons: ['sec-fetch-dest'] }),
    // its place was counted when it was taken
    scan({ claimed: true, qrCode: 2 }),
  ]
  expect(countPerCode(scans, new Set())).toEqual([
    {
      allScans: 7,
      code: 1,
      firstScanAt: 2000,
      lastScanAt: 3000,
      scans: 5,
      sent: 3,
      visitors: new Set(['v1', 'v2']),
    },
    {
      allScans: 1,
      code: 2,
      firstScanAt: 1000,
      lastScanAt: 1000,
      scans: 1,
      sent: 0,
      visitors: new Set(['v1']),
    },
  ])
})

it('knows no first scan of a code no person scanned, and nothing of codes that are gone', () => {
  const scans = [scan({ trafficClass: 'suspect', visitor: 'v1' }), scan({ qrCode: 2 })]
  expect(countPerCode(scans, new Set([2]))).toEqual([
    {
      allScans: 1,
      code: 1,
      firstScanAt: null,
      lastScanAt: null,
      scans: 0,
      sent: 1,
      visitors: new Set(),
    },
  ])
})
