import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'

import type { StatsJSON } from '../../src/analytics/statsJSON.js'
import type { StatsQuery } from '../../src/vocabulary/questions.js'
import type { Panel, PlainRow, Selection } from './plainPanels.js'

import { startDatabase } from '../../scripts/database/startDatabase.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { askPanel } from './askPanel.js'
import { fill } from './fill.js'
import { measureExport } from './measureExport.js'
import { measurePages } from './measurePages.js'
import { openSite, SOME } from './openSite.js'
import { PLAIN_PANELS } from './plainPanels.js'
import { differences } from './samePanels.js'

const { values } = parseArgs({
  options: {
    // Kept, and not filled again: for a second look at the same scans.
    data: { type: 'string' },
    rounds: { default: '3', type: 'string' },
    scans: { default: '200000', type: 'string' },
  },
})
const scans = Number(values.scans)
const rounds = Number(values.rounds)
if (!Number.isSafeInteger(scans) || scans < 1000) {
  throw new Error('--scans is a number from 1000 on')
}
/** Times the overview is asked for in a round. */
const AGAIN = 10
const say = (text: string): void => console.error(text)
const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
const ms = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Pair = { ours: number; plain: number }
/** `first`: the answer before anything of it is in memory. Ratios are to the plain ones. */
type Row = {
  /** With the period before, which is cut at this minute. */
  compared: number
  days: number
  first: number
  firstRatio: number
  panels: Record<string, Pair>
  ratio: number
  what: string
} & Pair

const directory = values.data ?? mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-bench-'))
const temporary = values.data === undefined
// Filling is not what is measured, and no row of it is worth a sync.
const database = await startDatabase({ directory, fsync: false, name: 'bench', temporary })
const client = new pg.Client({ connectionString: database.uri })
const wrong: string[] = []
const rows: Row[] = []
try {
  const site = await openSite(database.uri)
  await client.connect()
  const store = storeOf(site.payload, optionsOf(site.payload))
  const now = Date.now()
  const filled = await fill({ client, now, say, scans, store })
  say(`${filled.bytes} bytes a scan, ${filled.perSecond ?? '(filled before)'} scans/s written`)

  const day = (ago: number): string => new Date(now - ago * 86_400_000).toISOString().slice(0, 10)
  const some = (
    await client.query<{ id: number }>(`SELECT id FROM qr_codes WHERE id <= ${SOME} ORDER BY id`)
  ).rows.map(({ id }) => id)
  const [hot] = some
  const inCampaign = (
    await client.query<{ id: number }>('SELECT id FROM qr_codes WHERE campaign_id = 1')
  ).rows.map(({ id }) => id)
  const subjects = [
    { codes: null, query: '', role: 'all', what: 'all codes' },
    { codes: [hot!], query: `&code=${hot}`, role: 'all', what: 'a hot code' },
    { codes: inCampaign, query: '&campaign=1', role: 'all', what: 'a campaign' },
    { codes: some, query: '', role: 'some', what: `a reader of ${SOME} codes` },
  ] as const

  for (const days of [30, 365]) {
    for (const { codes, query, role, what } of subjects) {
      const range = `detail=1&from=${day(days - 1)}&to=${day(0)}&tz=UTC${query}`
      const selection: Selection = {
        codes: codes && [...codes],
        from: new Date(`${day(days - 1)}T00:00:00Z`),
        to: new Date(`${day(-1)}T00:00:00Z`),
      }
      const plain = {} as Record<Panel, PlainRow[]>
      const compared: number[] = []
      const times = {} as Record<Panel, number[]>
      const alone = {} as Record<Panel, number[]>
      const ours: number[] = []
      let answer: StatsJSON | undefined
      const befores: StatsJSON['comparison'][] = []
      const questions = await site.questions(role)
      const asked: StatsQuery = {
        ...(what === 'a hot code' ? { codes: [hot!] } : {}),
        ...(what === 'a campaign' ? { campaigns: [1] } : {}),
        from: day(days - 1),
        to: day(0),
        traffic: 'human',
        tz: 'UTC',
      }
      for (let round = 0; round < rounds; round++) {
        for (const panel of Object.keys(PLAIN_PANELS) as Panel[]) {
          const time = await ms(() => askPanel(panel, questions, asked))
          alone[panel] = [...(alone[panel] ?? []), time]
        }
        for (let again = 0; again < AGAIN; again++) {
          ours.push(
            await ms(async () => (answer = (await site.ask(role, range)) as unknown as StatsJSON)),
          )
        }
        // Its end moves with the clock, and what is kept of its settled days must last.
        for (let again = 0; again < AGAIN; again++) {
          compared.push(
            await ms(async () => {
              const { comparison } = (await site.ask(
                role,
                `${range}&compare=previous`,
              )) as unknown as StatsJSON
              befores.push(comparison)
            }),
          )
        }
        // The plain ones take long, and once the first says so there is no need for more of them.
        if (
          round > 0 &&
          Object.values(times)
            .flat()
            .reduce((sum, one) => sum + one, 0) > 20_000
        ) {
          continue
        }
        for (const panel of Object.keys(PLAIN_PANELS) as Panel[]) {
          const time = await ms(async () => {
            const { rows } = await client.query<PlainRow>(PLAIN_PANELS[panel], [
              selection.from,
              selection.to,
              selection.codes,
            ])
            plain[panel] = rows
          })
          times[panel] = [...(times[panel] ?? []), time]
        }
      }
      const before = befores.at(-1)!
      const { end, start } = before.range
      const totals = await client.query<PlainRow>(PLAIN_PANELS.totals, [
        start,
        end,
        selection.codes,
      ])
      if (
        before.scans !== totals.rows[0]!.scans ||
        before.unique_visitors !== totals.rows[0]!.value
      ) {
        wrong.push(`${what}, ${days} days, comparison until ${end}`)
      }
      const whole = Object.values(times).reduce((sum, of) => sum + median(of), 0)
      const later = median(ours.slice(1))
      const row = {
        compared: Math.round(median(compared.slice(1))),
        days,
        first: Math.round(ours[0]!),
        firstRatio: Number((whole / ours[0]!).toFixed(1)),
        panels: Object.fromEntries(
          (Object.keys(PLAIN_PANELS) as Panel[]).map((panel) => [
            panel,
            { ours: Math.round(median(alone[panel])), plain: Math.round(median(times[panel])) },
          ]),
        ),
        ours: Math.round(later),
        plain: Math.round(whole),
        ratio: Number((whole / later).toFixed(1)),
        what,
      }
      rows.push(row)
      say(
        `${what}, ${days} days: ${row.first} ms, then ${row.ours} ms, ${row.compared} ms compared, plain ${row.plain} ms, ${row.ratio} times`,
      )
      wrong.push(...differences(answer!, plain).map((text) => `${what}, ${days} days, ${text}`))
    }
  }
  const pages = await measurePages(site, hot!)
  const exported = await measureExport(store, now)
  const cells = rows.map((row) => [
    row.what,
    row.days,
    row.first,
    row.ours,
    row.compared,
    row.plain,
    row.firstRatio,
    row.ratio,
  ])
  console.log(
    `\n| overview of | days | first ms | then ms | compared ms | plain GROUP BY ms | times faster at first | times faster |`,
  )
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const line of cells) console.log(`| ${line.join(' | ')} |`)
  for (const { days, panels, what } of rows) {
    console.log(`\n| a panel of ${what}, ${days} days | ours ms | plain ms |`)
    console.log('| --- | ---: | ---: |')
    for (const [name, { ours, plain }] of Object.entries(panels)) {
      console.log(`| ${name} | ${ours} | ${plain} |`)
    }
  }
  console.log('\n| made whole | first ms | then ms |\n| --- | ---: | ---: |')
  for (const { first, then, what } of pages) console.log(`| ${what} | ${first} | ${then} |`)
  console.log(
    `\n${scans} scans: ${filled.bytes} bytes each with indexes, rollups and dictionaries (${filled.parts}); ` +
      `${filled.perSecond ?? '(filled before)'}/s written and counted; export ${exported.perSecond} rows/s, heap ${exported.heap} MB above rest\n`,
  )
  for (const text of wrong) console.log(`Differs: ${text}`)
  console.log(JSON.stringify({ equal: wrong.length === 0, exported, filled, pages, rows, scans }))
  process.exitCode = wrong.length ? 1 : 0
  await site.payload.destroy()
} finally {
  await client.end().catch(() => undefined)
  await database.stop()
}
process.exit()
