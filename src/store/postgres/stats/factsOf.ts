import type { Dimension } from '../../../analytics/types.js'
import type { ID, TrafficClass } from '../../../scan/types.js'
import type { FactPoint, FactQuestion, FactRow, ScanFacts } from '../../statsTypes.js'
import type { Counts, Tally } from './createTally.js'
import type { Grouping, Words } from './createWords.js'

import { CLASSES } from '../rollups/segment.js'
import { emptyFacts } from './emptyFacts.js'
import { limited, limitedPoints } from './limited.js'
import { DIMENSIONS } from './recount.js'

/** Counts by number, turned into what people read. */
export function factsOf(
  tally: Tally,
  words: Words,
  { dimensions = DIMENSIONS, limits, selection, want }: FactQuestion,
  codes: { id: ID; scans: number }[],
): ScanFacts {
  const facts = emptyFacts(selection.start, selection.end)
  facts.codes = codes
  if (want.includes('slots')) facts.slots = tally.slots
  if (want.includes('totals')) {
    facts.totals = tally.totals()
    tally.byClass.forEach((scans, index) => {
      if (scans > 0) facts.classes[CLASSES[index] as TrafficClass] = scans
    })
  }
  if (want.includes('visitors')) facts.visitors = tally.visitors()
  if (want.includes('points')) facts.points = pointsOf(tally.counts.places, words, limits.points)
  if (want.includes('breakdowns')) {
    for (const dimension of dimensions) {
      facts.breakdowns[dimension] = limited(rowsOf(dimension, tally, words), limits.breakdown)
    }
  }
  return facts
}

function rowsOf(dimension: Dimension, { counts }: Tally, words: Words): FactRow[] {
  const { client, place, link } = words
  if (dimension in place) return grouped(counts.places, place[dimension as keyof typeof place])
  if (dimension in client) return grouped(counts.clients, client[dimension as keyof typeof client])
  if (dimension in link) return grouped(counts.links, link[dimension as keyof typeof link])
  const rows: FactRow[] = []
  const terms = dimension === 'language' ? counts.languages : counts.referrers
  terms.forEach((scans, number) =>
    rows.push({ scans, value: number === 0 ? null : (words.terms[number]?.slice(2) ?? null) }),
  )
  return rows
}

function grouped(counts: Counts, { groupOf, groups }: Grouping): FactRow[] {
  const sums = new Float64Array(groups.length)
  counts.forEach((scans, number) => (sums[groupOf[number] ?? 0]! += scans))
  const rows: FactRow[] = []
  sums.forEach((scans, index) => {
    if (scans > 0) rows.push({ ...groups[index]!, scans })
  })
  return rows
}

/** Cities by name, region and country; the southern- and westernmost place stands for the city. */
function pointsOf(counts: Counts, words: Words, limit: number): FactPoint[] {
  const { groupOf } = words.place.city
  const points = new Map<number, FactPoint>()
  counts.forEach((scans, number) => {
    const at = words.points[number]
    if (!at) return
    const group = groupOf[number]!
    const known = points.get(group)
    if (!known) {
      points.set(group, { ...at, scans })
      return
    }
    known.scans += scans
    known.latitude = Math.min(known.latitude, at.latitude)
    known.longitude = Math.min(known.longitude, at.longitude)
  })
  return limitedPoints([...points.values()], limit)
}
