import type { Reader } from '../../src/alerts/mail/reader.js'
import type { Site } from './openSite.js'

import { mailReport } from '../../src/alerts/reports/mailReport.js'
import { reportSpan } from '../../src/alerts/reports/reportSpan.js'
import { optionsOf } from '../../src/options/optionsOf.js'

/** Milliseconds: `first` before anything of it is in memory, `then` the middle of those after. */
export type Page = { first: number; then: number; what: string }

const AGAIN = 9

/** What is read at a glance: cards and cockpits, and reports as they are sent. */
export async function measurePages(site: Site, code: number): Promise<Page[]> {
  const { docs } = await site.payload.find({
    collection: 'users',
    where: { role: { equals: 'all' } },
  })
  const reader = { ...docs[0]!, collection: 'users' } as unknown as Reader
  const report = (campaign: null | number) => (): Promise<unknown> =>
    mailReport(site.payload, optionsOf(site.payload), {
      manners: {},
      reader,
      report: { campaign, title: 'Report' } as never,
      span: reportSpan('month', { hour: 0, now: Date.now(), tz: 'Europe/Berlin' }),
      tz: 'Europe/Berlin',
    })
  const works: [string, () => Promise<unknown>][] = [
    ['card of a hot code', () => site.get('all', `/qr-codes/${code}/figures?tz=Europe/Berlin`)],
    ['cockpit of a campaign', () => site.get('all', '/qr-campaigns/1/cockpit?tz=Europe/Berlin')],
    ["a month's report of a campaign", report(1)],
    ["a month's report of all codes", report(null)],
  ]
  const pages: Page[] = []
  for (const [what, work] of works) {
    const times: number[] = []
    for (let round = 0; round <= AGAIN; round++) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
    const [first, ...later] = times as [number, ...number[]]
    const then = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)]!
    pages.push({ first: Math.round(first), then: Math.round(then), what })
  }
  return pages
}
