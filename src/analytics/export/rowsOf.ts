import type { AskOptions, StatsQuery } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { AnalyticsContext } from '../AnalyticsContext.js'
import type { AddedColumn } from './exportColumns.js'

import { SLOT } from '../../vocabulary/slot.js'
import { selectionOf } from '../answers.js'
import { mayFilter } from '../scope/mayFilter.js'
import { rangeOf } from '../time/rangeOf.js'
import { offsetAt } from '../time/zone.js'
import { isAdded } from './exportColumns.js'

/** Titles that are kept for the batches to come: a few hundred kilobytes. */
const KEPT = 5_000

/** What is said of a code beside its scans. */
type Titles = Record<'campaignTitle' | 'codeTitle' | 'placement' | 'tags', null | string>

const UNTITLED: Titles = { campaignTitle: null, codeTitle: null, placement: null, tags: null }

/** Rows of scans, oldest first, in batches; see `exportColumns` for what columns there are. */
export async function rowsOf(
  context: AnalyticsContext,
  query: StatsQuery,
  columns: readonly string[],
  { signal }: AskOptions = {},
): Promise<AsyncIterable<unknown[][]>> {
  mayFilter(context.dimensions, query)
  const selection = selectionOf(query, rangeOf(query), await context.scopeOf(query))
  const added = columns.filter(isAdded)
  const stored = columns.filter((name) => !isAdded(name))
  const asked = added.length ? [...new Set([...stored, 'qrCode', 'scannedAt'])] : stored
  const batches = context.stats.rows({ columns: asked, selection, signal })
  return added.length ? withAdded(context, batches, { asked, columns, tz: query.tz }) : batches
}

async function* withAdded(
  context: AnalyticsContext,
  batches: AsyncIterable<unknown[][]>,
  { asked, columns, tz }: { asked: string[]; columns: readonly string[]; tz: string },
): AsyncGenerator<unknown[][]> {
  const titles = new Map<ID, Titles>()
  const ofCode = asked.indexOf('qrCode')
  const at = asked.indexOf('scannedAt')
  const local = localClock(tz)
  const isTitled = columns.some((name) => Object.hasOwn(UNTITLED, name))
  const places = columns.map((name) => asked.indexOf(name))
  for await (const rows of batches) {
    if (isTitled) await learn(context, titles, new Set(rows.map((row) => row[ofCode] as ID | null)))
    const valueOf = (name: AddedColumn, row: unknown[]): unknown =>
      name === 'scannedAtLocal'
        ? local(row[at] as Date)
        : (titles.get(row[ofCode] as ID)?.[name] ?? null)
    yield rows.map((row) =>
      columns.map((name, index) => (isAdded(name) ? valueOf(name, row) : row[places[index]!])),
    )
  }
}

/** Titles as the person may read them; `null` where that is nothing, or the code is gone. */
async function learn(
  { campaignTitles, codeLabels, codeTags }: AnalyticsContext,
  titles: Map<ID, Titles>,
  codes: Set<ID | null>,
): Promise<void> {
  if (titles.size > KEPT) titles.clear()
  const unknown = [...codes].filter((id): id is ID => id !== null && !titles.has(id))
  if (unknown.length === 0) return
  const [labels, tagged] = await Promise.all([codeLabels(unknown), codeTags(unknown)])
  const tagsOf = new Map(tagged.map(({ id, tags }) => [id, tags.join(', ') || null]))
  const campaigns = await campaignTitles([
    ...new Set(labels.flatMap(({ campaign }) => campaign ?? [])),
  ])
  for (const id of unknown) titles.set(id, UNTITLED)
  for (const { id, campaign, placement, title } of labels) {
    const campaignTitle = campaign === null ? null : (campaigns.get(campaign) ?? null)
    titles.set(id, { campaignTitle, codeTitle: title, placement, tags: tagsOf.get(id) ?? null })
  }
}

/** The wall clock of a zone, as every spreadsheet reads a time: `2026-03-29 14:00:00`. */
function localClock(tz: string): (instant: Date) => string {
  // Clocks change between slots, and the rows come in order of time.
  let known = { offset: 0, slot: NaN }
  return (instant) => {
    const slot = Math.floor(instant.getTime() / SLOT)
    if (slot !== known.slot) known = { offset: offsetAt(tz, slot * SLOT), slot }
    const local = new Date(instant.getTime() + known.offset)
    return local.toISOString().slice(0, 19).replace('T', ' ')
  }
}
