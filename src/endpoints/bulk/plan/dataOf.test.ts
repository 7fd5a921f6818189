import { expect, it } from 'vitest'

import { dataOf } from './dataOf.js'
import { say } from './say.fixture.js'
import { type Column } from './types.js'

const read = (cells: Partial<Record<Column, string>>, common = {}) =>
  dataOf({ cells, line: 2 }, { common, say, tz: 'Europe/Berlin' })

it.each([
  ['2026-12-24', '2026-12-23T23:00:00.000Z'],
  ['2026-07-01 18:30', '2026-07-01T16:30:00.000Z'],
  ['2026-12-24T18:00:05', '2026-12-24T17:00:05.000Z'],
  ['24.12.2026 18:00', '2026-12-24T17:00:00.000Z'],
  ['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
  ['2026-12-24 18:00+0200', '2026-12-24T16:00:00.000Z'],
])('reads %s as meant in the zone', (startsAt, instant) => {
  expect(read({ startsAt })).toMatchObject({ data: { startsAt: instant }, problems: [] })
})

it('ends a day at its end', () => {
  expect(read({ expiresAt: '2026-12-24' }).data.expiresAt).toBe('2026-12-24T22:59:59.000Z')
})

it.each(['12/24/2026', '2026-02-31', '2026-12-24 25:00', 'tomorrow', '46000'])(
  'takes %s for no sure date',
  (startsAt) => {
    const { data, problems } = read({ startsAt })
    expect(data).not.toHaveProperty('startsAt')
    expect(problems).toEqual([
      { field: 'startsAt', line: 2, message: expect.stringContaining(startsAt) },
    ])
  },
)

it('takes own values before common ones, and leaves out what nobody gave', () => {
  const common = { campaign: 'all', destination: 'https://a.example/', status: 'Pausiert' }
  expect(read({ campaign: 'own', scanLimit: '20', title: 'A', utm_term: 'x' }, common)).toEqual({
    campaign: 'own',
    data: {
      destination: { type: 'url', url: 'https://a.example/' },
      scanLimit: 20,
      status: 'paused',
      title: 'A',
      utm: { term: 'x' },
    },
    problems: [],
  })
  expect(read({ scanLimit: 'many' }).data.scanLimit).toBeNaN()
})
