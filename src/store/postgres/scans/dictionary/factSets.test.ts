import { describe, expect, it } from 'vitest'

import type { ScanRecord } from '../../../../vocabulary/scan.js'

import { scanRecord } from '../../../../../test/scanRecord.js'
import { clientSet, type FactSet, linkSet, placeSet } from './factSets.js'
import { FIELDS } from './kinds.js'

type Facts = Partial<ScanRecord>

const SETS = {
  clients: clientSet,
  links: linkSet,
  places: placeSet,
} as unknown as Record<keyof typeof FIELDS, FactSet<Facts>>
const scan = scanRecord({ code: 'ABC', qrCode: 7 })

describe.each(Object.keys(FIELDS) as (keyof typeof FIELDS)[])('%s', (kind) => {
  const { copy, isSame } = SETS[kind]
  const fields: readonly (keyof ScanRecord)[] = FIELDS[kind]

  it('copies every fact of the set, and nothing else', () => {
    expect(copy(scan)).toEqual(Object.fromEntries(fields.map((field) => [field, scan[field]])))
  })

  it.each(fields)('tells sets apart by %s, and by nothing a scan has of its own', (field) => {
    expect(isSame(copy(scan), { ...scan, code: 'XYZ', scanId: 'other' })).toBe(true)
    expect(isSame(copy(scan), { ...scan, [field]: 'different' })).toBe(false)
    expect(isSame(copy({ ...scan, [field]: null }), { ...scan, [field]: null })).toBe(true)
  })
})
