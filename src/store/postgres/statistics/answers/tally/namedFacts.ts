import type { Dimension } from '../../../../../vocabulary/questions.js'
import type { TrafficClass } from '../../../../../vocabulary/scan.js'
import type {
  FactBreakdown,
  FactPoint,
  FactQuestion,
  ScanFacts,
} from '../../../../../vocabulary/statistics.js'
import type { Adder } from './createAdder.js'
import type { Grouping, Words } from './createWords.js'
import type { Counts } from './tallyState.js'

import { OUTCOMES } from '../../../../../vocabulary/outcomes.js'
import { emptyFacts } from '../../../../facts/emptyFacts.js'
import { DIMENSIONS } from '../../../../facts/groups.js'
import { limited, limitedPoints } from '../../../../facts/limited.js'
import { CLASSES } from '../../rollups/segment.js'

/** Counts by number, turned into what people read. */
export function namedFacts(
  adder: Adder,
  words: Words,
  { dimensions = DIMENSIONS, limits, selection, want }: FactQuestion,
): ScanFacts {
  const facts = emptyFacts(selection.start, selection.end)
  if (want.includes('slots')) facts.slots = adder.slots()
  if (want.includes('totals')) {
    facts.totals = adder.totals()
    adder.byClass().forEach((scans, index) => {
      if (scans > 0) facts.classes[CLASSES[index] as TrafficClass] = scans
    })
    adder.byOutcome().forEach((scans, index) => {
      const outcome = OUTCOMES[index]
      if (outcome && scans > 0) facts.outcomes[outcome] = scans
    })
  }
  if (want.includes('visitors')) facts.visitors = adder.visitors()
  if (want.includes('points')) facts.points = pointsOf(adder.counts().places, words, limits.points)
  if (want.includes('breakdowns')) {
    for (const dimension of dimensions) {
      facts.breakdowns[dimension] = breakdownOf(dimension, adder, words, limits.breakdown)
    }
  }
  return facts
}

function breakdownOf(
  dimension: Dimension,
  adder: Adder,
  words: Words,
  limit: number,
): FactBreakdown {
  if (dimension === 'outcome') {
    return limited(adder.byOutcome(), (index) => ({ value: OUTCOMES[index] ?? null }), limit)
  }
  const counts = adder.counts()
  const { client, link, place } = words
  if (dimension in place) {
    return grouped(counts.places, place[dimension as keyof typeof place], limit)
  }
  if (dimension in client) {
    return grouped(counts.clients, client[dimension as keyof typeof client], limit)
  }
  if (dimension in link) return grouped(counts.links, link[dimension as keyof typeof link], limit)
  const terms = dimension === 'language' ? counts.languages : counts.referrers
  return grouped(terms, words.terms, limit)
}

function grouped(counts: Counts, { groupOf, groups }: Grouping, limit: number): FactBreakdown {
  return limited(summed(counts, groupOf, groups.length), (index) => groups[index]!, limit)
}

function summed(counts: Counts, groupOf: readonly number[], groups: number): Float64Array {
  const sums = new Float64Array(groups)
  counts.forEach((scans, number) => {
    if (scans > 0) sums[groupOf[number] ?? 0]! += scans
  })
  return sums
}

/** Cities by name, region and country; the southern- and westernmost place stands for the city. */
function pointsOf(counts: Counts, { place, points }: Words, limit: number): FactPoint[] {
  const { groupOf, groups } = place.city
  const placed = counts.map((scans, number) => (points[number] ? scans : 0))
  const sums = summed(placed, groupOf, groups.length)
  const pointsAt = (wanted: number[]): FactPoint[] => {
    const found = new Map<number, FactPoint | null>(wanted.map((group) => [group, null]))
    placed.forEach((scans, number) => {
      if (scans === 0) return
      const group = groupOf[number]!
      const known = found.get(group)
      if (known === undefined) return
      const at = points[number]!
      found.set(group, {
        ...at,
        latitude: Math.min(at.latitude, known?.latitude ?? Infinity),
        longitude: Math.min(at.longitude, known?.longitude ?? Infinity),
        scans: sums[group]!,
      })
    })
    return [...found.values()].filter((point) => point !== null)
  }
  return limitedPoints(sums, pointsAt, limit)
}
