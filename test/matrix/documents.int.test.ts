import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openMatrix, type Matrix } from './openMatrix.js'
import { ALL, rightsOf, ROLES, totalOf } from './roles.js'

let matrix: Matrix
beforeAll(async () => {
  matrix = await openMatrix()
})
afterAll(() => matrix?.stop())

type Code = {
  code: string
  lastScanAt?: string
  sentOn?: number
  scans?: number
  stats?: unknown
  visitors?: number
}

describe.each(Object.keys(ROLES))('%s', (role) => {
  const { allowed, numbers, ofCode, sees, whole } = rightsOf(role)
  const ask = (path: string) => matrix.ask(role, path)
  const refused = (path: string) => matrix.refused(role, path)

  /** Totals are there in full, or not at all. Rules about single scans say nothing of totals. */
  const expectTotals = (docs: Code[]) => {
    for (const { code, lastScanAt, scans, sentOn, stats, visitors } of docs) {
      const letter = code[0]!
      for (const number of [scans, visitors]) {
        if (number === undefined || number === null) continue
        expect([code, number, whole(letter)]).toEqual([code, totalOf(letter), true])
      }
      if (sentOn) expect([code, whole(letter)]).toEqual([code, true])
      if (lastScanAt) expect([code, whole(letter)]).toEqual([code, true])
      if (!whole(letter)) expect(stats === null || typeof stats !== 'object').toBe(true)
    }
  }

  it('lists and counts scans', async () => {
    if (!numbers) return refused('/api/qr-scans')
    expect(matrix.namesOf((await ask('/api/qr-scans')).body.docs)).toEqual(sees)
    expect((await ask('/api/qr-scans/count')).body.totalDocs).toBe(sees.length)
  })

  it.each(ALL)('opens scan %s only where it may', async (name) => {
    const { status } = await ask(`/api/qr-scans/${matrix.rowIds[name]}`)
    if (sees.includes(name)) expect(status).toBe(200)
    else expect(status).toBeGreaterThanOrEqual(400)
  })

  it('asks for scans over GraphQL', async () => {
    type Answer = {
      countQrScans: { totalDocs: number } | null
      QrScans: { docs: { scanId: string }[]; totalDocs: number } | null
    }
    const { QrScans: list } = await matrix.graphql<Answer>(
      role,
      '{ QrScans(limit: 100) { docs { scanId } totalDocs } }',
    )
    expect(matrix.namesOf(list?.docs ?? [])).toEqual(sees)
    expect(list?.totalDocs ?? 0).toBe(sees.length)
    const { countQrScans } = await matrix.graphql<Answer>(role, '{ countQrScans { totalDocs } }')
    expect(countQrScans?.totalDocs ?? 0).toBe(sees.length)
  })

  it('sees totals with codes, in lists and joins, only where it may see all they count', async () => {
    const { body } = await ask(`/api/qr-campaigns/${matrix.campaign}?depth=2`)
    expectTotals(body?.codes?.docs ?? [])
    expectTotals((await ask('/api/qr-codes?depth=2')).body.docs ?? [])
    for (const id of Object.values(matrix.codes)) {
      const { body, status } = await ask(`/api/qr-codes/${id}?depth=2`)
      if (status === 200) expectTotals([body])
    }
    if (!allowed) await refused(`/api/qr-counters`)
  })

  it('sees totals with codes over GraphQL only where it may', async () => {
    type Codes = { docs: (Code | null)[] } | null
    type Answer = { QrCampaigns: { docs: { codes: Codes }[] } | null; QrCodes: Codes }
    const fields = 'code scans visitors sentOn lastScanAt stats { scans allScans sent lastScanAt }'
    const list = await matrix.graphql<Answer>(role, `{ QrCodes { docs { ${fields} } } }`)
    const join = await matrix.graphql<Answer>(
      role,
      `{ QrCampaigns { docs { codes { docs { ${fields} } } } } }`,
    )
    const joined = join.QrCampaigns?.docs.map(({ codes }) => codes) ?? []
    for (const codes of [list.QrCodes, ...joined]) {
      expectTotals(codes?.docs.filter((doc) => doc !== null) ?? [])
    }
  })

  it.each([
    'scans',
    'visitors',
    'sentOn',
    'stats.scans',
    'stats.allScans',
    'stats.sent',
    'stats.visitors',
  ])('finds codes by %s only where it may see them', async (field) => {
    for (const path of [
      `/api/qr-codes?where[${field}][greater_than]=2`,
      `/api/qr-codes?where[or][0][${field}][greater_than]=2`,
    ]) {
      const { body, status } = await ask(path)
      const found = status === 200 ? body.docs.map(({ code }: Code) => code[0]) : []
      expect([path, found.filter((letter: string) => !whole(letter))]).toEqual([path, []])
    }
    const join = await ask(
      `/api/qr-campaigns/${matrix.campaign}?joins[codes][where][${field}][greater_than]=2`,
    )
    const joined: unknown[] = join.status === 200 ? (join.body.codes?.docs ?? []) : []
    if (joined.length) expect(ofCode('E')).toHaveLength(3)
  })

  it.each(['scans', 'visitors', 'sentOn', 'lastScanAt', 'stats.scans', 'stats.sent'])(
    'learns nothing from the order of codes by %s',
    async (field) => {
      if (whole('E') && whole('W')) return
      const orders = async (sort: string): Promise<string[]> => {
        const list = await ask(`/api/qr-codes?sort=${sort}`)
        const join = await ask(`/api/qr-campaigns/${matrix.campaign}?joins[codes][sort]=${sort}`)
        return [
          list.status === 200 ? list.body.docs : [],
          join.status === 200 ? (join.body.codes?.docs ?? []) : [],
        ].map((docs: (Code | number)[]) =>
          docs.map((doc) => (typeof doc === 'object' ? doc.code : doc)).join(),
        )
      }
      // An order that turns around with its sign is one by the numbers.
      expect(await orders(field)).toEqual(await orders(`-${field}`))
    },
  )

  it('reads no table of ours', async () => {
    for (const slug of [
      ...[
        'clients',
        'counters',
        'links',
        'places',
        'rollup-parts',
        'rollups',
        'terms',
        'visitor-keys',
        'visitors',
      ],
    ]) {
      await refused(`/api/qr-${slug}`)
      await refused(`/api/qr-${slug}/count`)
    }
  })
})
