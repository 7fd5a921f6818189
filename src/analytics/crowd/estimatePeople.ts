import type { PeopleRange } from '../../vocabulary/questions.js'
import type { Sighting } from '../../vocabulary/statistics.js'

/** A visitor on one day. */
type Group = { isVenue: boolean; peak: number; scans: number; signs: Set<string> }

/** More in one hour than one person makes of the same codes. */
const BUSY = 5
/** So many visitors with so many scans each in one hour are a venue, and no testers. */
const VENUE = { scans: 3, visitors: 5 }
/** Standard deviations to either side: each end is missed once in forty, were all the rest known. */
const Z = 2
/** Scans of a person and day, at the most that are believed. */
const MOST_SCANS = 4
/** How far the range must be above the plain count to be worth saying. */
const NOTABLE = 1.15

/**
 * Estimates people from the scans of visitors. A visitor is an address with a browser; equal phones
 * behind one address are one, and only some of what they do tells them apart:
 *
 * 1. One who scans in two languages is more than one person. The languages of all say how often two
 *    people who cannot be told apart otherwise have the same one, so the visitors with two scans say how
 *    many of them are one person who scanned twice.
 * 2. Those beside the visitors with one scan give the scans of a person and day: between `1 + r` (nobody
 *    scans three times) and that of a geometric distribution, where `r` is the part of people, of those
 *    who scan once or twice, who scan twice.
 * 3. A crowd's scans over the scans of a person are its people. A crowd is a visitor with more scans in
 *    an hour than a person makes, or more than one language. One busy visitor with one language may be
 *    somebody who tries things out, unless several are as busy in the same hour.
 * 4. Over several days people may come again: at least as many as on the fullest day, at most all days
 *    together. A visitor who is no crowd is one person on all of them.
 *
 * `null` where the plain count says it as well.
 */
export function estimatePeople(sightings: readonly Sighting[]): null | PeopleRange {
  if (sightings.length === 0) return null
  const visitors = groupsOf(sightings)
  const groups = [...visitors.values()].flat()
  const alike = chanceOfSameSign(sightings)
  const { perPerson, two } = scansPerPerson(groups, alike)
  let [least, most] = [0, 0]
  for (const days of visitors.values()) {
    const ranges = days.map((day) => rangeOf(day, { alike, perPerson, two }))
    least += Math.max(...ranges.map((range) => range.least))
    const ends = ranges.map((range) => range.most)
    most += days.some(isCrowd) ? sum(ends) : Math.max(...ends)
  }
  if (most < NOTABLE * visitors.size) return null
  return { least: Math.floor(least), most: Math.ceil(most) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const isCrowd = ({ peak, signs }: Group): boolean => peak >= BUSY || signs.size > 1

/** Days of each visitor. */
function groupsOf(sightings: readonly Sighting[]): Map<string, Group[]> {
  const { inHour, isVenue } = hoursOf(sightings)
  const visitors = new Map<string, Map<number, Group>>()
  for (const { hour, scans, sign, visitor } of sightings) {
    const day = Math.floor(hour / 24)
    const days = visitors.get(visitor) ?? new Map<number, Group>()
    const group = days.get(day) ?? { isVenue: false, peak: 0, scans: 0, signs: new Set() }
    visitors.set(visitor, days.set(day, group))
    group.scans += scans
    group.peak = Math.max(group.peak, inHour(visitor, hour))
    group.signs.add(sign)
    group.isVenue ||= isVenue(hour)
  }
  return new Map(Array.from(visitors, ([visitor, days]) => [visitor, [...days.values()]]))
}

/** What is going on in each hour. */
function hoursOf(sightings: readonly Sighting[]) {
  const scansIn = new Map<string, number>()
  const busy = new Map<number, number>()
  for (const { hour, scans, visitor } of sightings) {
    const id = `${hour} ${visitor}`
    const before = scansIn.get(id) ?? 0
    scansIn.set(id, before + scans)
    if (before >= VENUE.scans || before + scans < VENUE.scans) continue
    busy.set(hour, (busy.get(hour) ?? 0) + 1)
  }
  return {
    inHour: (visitor: string, hour: number): number => scansIn.get(`${hour} ${visitor}`) ?? 0,
    isVenue: (hour: number): boolean => (busy.get(hour) ?? 0) >= VENUE.visitors,
  }
}

/** How often two people, whoever they are, give the same sign. */
function chanceOfSameSign(sightings: readonly Sighting[]): number {
  const scansOf = new Map<string, number>()
  for (const { scans, sign } of sightings) scansOf.set(sign, (scansOf.get(sign) ?? 0) + scans)
  const all = sum([...scansOf.values()])
  return sum(Array.from(scansOf.values(), (scans) => (scans / all) ** 2))
}

type Between = { least: number; most: number }

/** Scans of a person and day, and which part of the visitors with two scans are two people. */
function scansPerPerson(
  groups: readonly Group[],
  alike: number,
): { perPerson: Between; two: Between } {
  const once = groups.filter(({ scans }) => scans === 1).length
  const twice = groups.filter(({ scans }) => scans === 2)
  const told = twice.filter(({ signs }) => signs.size > 1).length
  const apart = Math.max(1 - alike, Number.EPSILON)
  const part = (people: number): number => Math.min(1, Math.max(0, people) / (twice.length || 1))
  const two = {
    least: part((told - Z * Math.sqrt(told)) / apart),
    most: part((told + Z * Math.sqrt(told + 1)) / apart),
  }
  const again = { least: twice.length * (1 - two.most), most: twice.length * (1 - two.least) }
  const least = again.least - Z * Math.sqrt(again.least)
  const most = again.most + Z * Math.sqrt(again.most + 1)
  const r = (people: number): number => Math.max(0, people) / (once + Math.max(0, people) || 1)
  const geometric = (r: number): number => (r < 0.5 ? (1 - r) / (1 - 2 * r) : MOST_SCANS)
  return {
    perPerson: { least: 1 + r(least), most: Math.min(MOST_SCANS, geometric(r(most))) },
    two,
  }
}

type Known = { alike: number; perPerson: Between; two: Between }

/** People who are this visitor on this day. */
function rangeOf(group: Group, { alike, perPerson, two }: Known): Between {
  const { isVenue, scans, signs } = group
  if (!isCrowd(group)) return { least: 1, most: 1 + two.most * (scans - 1) }
  const most = Math.max(signs.size, scans / perPerson.least)
  if (isVenue || signs.size > 1) {
    return { least: Math.min(most, Math.max(signs.size, scans / perPerson.most)), most }
  }
  // So many people would hardly all have the same sign.
  return { least: 1, most: Math.min(most, 1 + Math.log(0.05) / Math.log(Math.min(alike, 0.999))) }
}
