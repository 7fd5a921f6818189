import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openMatrix, type Matrix } from './openMatrix.js'
import { rightsOf, ROLES } from './roles.js'

let matrix: Matrix
beforeAll(async () => {
  matrix = await openMatrix()
})
afterAll(() => matrix?.stop())

describe.each(Object.keys(ROLES))('%s', (role) => {
  const { mayRead, numbers, ofCode, sees, whole } = rightsOf(role)
  const ask = (path: string) => matrix.ask(role, path)
  const refused = (path: string) => matrix.refused(role, path)

  it('counts in statistics', async () => {
    if (!numbers) return refused('/api/qr-scans/stats')
    const { body } = await ask('/api/qr-scans/stats?detail=1&range=7d')
    expect(body).toMatchObject({
      last_7_days: sees.length,
      scans: sees.length,
      total: sees.length,
      traffic: { all: sees.length, all_visitors: sees.length },
      unique_visitors: sees.length,
    })
    expect(matrix.namesOf(body.latest_scans)).toEqual(sees)
    for (const [name, city] of [
      ['E3', 'Paris'],
      ['W2', 'Lyon'],
    ] as const) {
      expect(JSON.stringify(body).includes(city)).toBe(sees.includes(name))
    }
    const topCodes = Object.fromEntries(
      body.top_codes.map(({ code, scans }: { code: string; scans: number }) => [code[0], scans]),
    )
    for (const letter of ['E', 'W']) expect(topCodes[letter] ?? 0).toBe(ofCode(letter).length)
    // Dates of the first and last scan tell of scans as well.
    expect([body.first_scan_at, body.last_scan_at].includes(null)).toBe(sees.length === 0)
  })

  it.each(['city', 'country', 'utmContent'])('counts in the breakdown by %s', async (dimension) => {
    const path = `/api/qr-scans/breakdown?dimension=${dimension}&range=7d`
    if (!numbers) return refused(path)
    const { rows } = (await ask(path)).body as { rows: { scans: number; value: string }[] }
    expect(rows.reduce((all, { scans }) => all + scans, 0)).toBe(sees.length)
    if (dimension === 'utmContent') {
      const seen = ['E', 'W'].filter((letter) => ofCode(letter).length)
      expect(rows.map(({ value }) => value[0]).sort()).toEqual(seen)
    }
  })

  it.each(['E', 'W'] as const)('counts for code %s', async (letter) => {
    const path = `/api/qr-codes/${matrix.codes[letter]}/stats`
    if (!numbers || !mayRead(letter)) return refused(path)
    expect((await ask(path)).body.total).toBe(ofCode(letter).length)
  })

  it.each(['E', 'W'] as const)('asks for code %s by its text', async (letter) => {
    for (const path of ['stats?', 'latest?', 'export?', 'breakdown?dimension=city']) {
      const { body, status } = await ask(`/api/qr-scans/${path}&code=${letter}CODE`)
      if (!numbers || !mayRead(letter)) expect(status).toBeGreaterThanOrEqual(400)
      else {
        expect([path, status]).toEqual([path, 200])
        if (path === 'stats?') expect(body.total).toBe(ofCode(letter).length)
        if (path === 'latest?') expect(matrix.namesOf(body)).toEqual(ofCode(letter))
      }
    }
  })

  it('counts for a campaign', async () => {
    const { body, status } = await ask(`/api/qr-scans/stats?campaign=derby`)
    if (!numbers) expect(status).toBeGreaterThanOrEqual(400)
    else expect([status, body.total]).toEqual([200, sees.length])
  })

  it('follows the feed', async () => {
    if (!numbers) return refused('/api/qr-scans/latest')
    expect(matrix.namesOf((await ask('/api/qr-scans/latest')).body)).toEqual(sees)
  })

  it('exports', async () => {
    for (const format of ['csv', 'json']) {
      const path = `/api/qr-scans/export?range=7d&format=${format}&columns=scanId,code`
      if (!numbers) {
        await refused(path)
        continue
      }
      const { body } = await ask(path)
      const ids: string[] =
        format === 'csv'
          ? (body as string)
              .trim()
              .split('\r\n')
              .slice(1)
              .map((line) => line.split(',')[0]!)
          : (body as { scanId: string }[]).map(({ scanId }) => scanId)
      expect(ids.map(matrix.nameOf).sort()).toEqual(sees)
    }
  })

  it('reads the health of codes', async () => {
    const { codes } = matrix
    const path = `/api/qr-codes/health?ids=${codes.E},${codes.W}`
    if (!numbers) return refused(path)
    for (const id of Object.keys((await ask(path)).body)) {
      expect(whole(String(codes.E) === id ? 'E' : 'W')).toBe(true)
    }
  })
})
