import type { Where } from 'payload'

import { describe, expect, it } from 'vitest'

import { splitScansWhere } from './splitScansWhere.js'

describe('splitScansWhere', () => {
  it('takes what a query says of codes out of it', () => {
    expect(
      splitScansWhere({
        and: [{ 'qrCode.tenant': { equals: 1 } }, { country: { equals: 'DE' } }],
        qrCode: { in: [1, 2] },
      }),
    ).toEqual({
      codes: { and: [{ and: [{ tenant: { equals: 1 } }] }, { id: { in: [1, 2] } }] },
      scans: { and: [{ and: [{ country: { equals: 'DE' } }] }] },
    })
  })

  it('splits no or that mixes codes and scans', () => {
    const mixed: Where = {
      or: [{ 'qrCode.tenant': { equals: 1 } }, { country: { equals: 'DE' } }] as Where[],
    }
    expect(splitScansWhere(mixed)).toEqual({ codes: null, scans: { and: [mixed] } })
    expect(
      splitScansWhere({ or: [{ qrCode: { equals: 1 } }, { 'qrCode.a.b': { equals: 2 } }] }),
    ).toEqual({
      codes: { and: [{ or: [{ id: { equals: 1 } }, { 'a.b': { equals: 2 } }] }] },
      scans: null,
    })
  })

  it('finds nothing in nothing', () => {
    expect(splitScansWhere({})).toEqual({ codes: null, scans: null })
  })
})
