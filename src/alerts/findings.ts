import type { Alerts } from '../options/alerts.js'
import type { AlertFacts, AlertKind, Finding } from '../vocabulary/alerts.js'
import type { StoredOutcome } from '../vocabulary/outcomes.js'
import type { ID } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'

import { ALERT_RULES } from '../vocabulary/alerts.js'
import { TURNED_AWAY } from '../vocabulary/outcomes.js'
import { SLOT } from '../vocabulary/slot.js'
import { TREND, unusual } from './trend/unusual.js'

const DAY = 86_400_000

export type Looking = {
  alerts: Exclude<Alerts, false>
  now: number
  store: Pick<Store, 'alerts' | 'misses' | 'stats'>
}

/** What holds of codes just now, by their numbers; days and trends are another question. */
export async function currentFindings({ alerts, now, store }: Looking): Promise<Finding[]> {
  const since = [now - ALERT_RULES.day, now + SLOT] as const
  const [counted, away, paused, failing] = await Promise.all([
    store.alerts.counted(now + ALERT_RULES.day),
    peopleOf(
      store,
      since,
      TURNED_AWAY.filter((outcome) => outcome !== 'paused'),
    ),
    peopleOf(store, since, ['paused']),
    alerts.destinations === false ? [] : store.alerts.failing(),
  ])
  const many = (kind: AlertKind, people: Map<ID, number>): Finding[] =>
    [...people].flatMap(([qrCode, count]) =>
      count >= ALERT_RULES.people ? [{ facts: { count }, kind, qrCode }] : [],
    )
  return [
    ...counted.flatMap(({ expiresAt, id: qrCode, scanLimit: limit, sent: count }) => {
      const found: Finding[] = []
      const note = (kind: AlertKind, facts: AlertFacts) => found.push({ facts, kind, qrCode })
      if (limit !== null && count >= limit) note('limit-reached', { count, limit })
      else if (limit !== null && count >= limit * ALERT_RULES.near) {
        note('limit-near', { count, limit })
      }
      if (expiresAt !== null && expiresAt <= now + ALERT_RULES.day) {
        note('ends-soon', { at: expiresAt })
      }
      return found
    }),
    ...many('turned-away', away),
    ...many('paused-scans', paused),
    ...failing.map(({ problem, qrCode, status }): Finding => ({
      facts: { problem: problem ?? '', status },
      kind: 'destination',
      qrCode,
    })),
  ]
}

/** Codes whose last whole day (UTC) was unusual beside the same weekdays before. */
export async function trendFindings({ now, store }: Omit<Looking, 'alerts'>): Promise<Finding[]> {
  const start = Math.floor(now / DAY) * DAY - DAY
  const weeks = Array.from({ length: TREND.most + 1 }, (_, week) => start - week * 7 * DAY)
  const [today, ...before] = await Promise.all(
    weeks.map((from) => peopleOf(store, [from, from + DAY])),
  )
  const codes = [...new Set([today!, ...before].flatMap((day) => [...day.keys()]))]
  const firsts = await store.alerts.firstScans(codes)
  return codes.flatMap((qrCode): Finding[] => {
    const first = firsts.get(qrCode) ?? Infinity
    // Days before somebody first came are no days without people.
    const known = before.filter((_, week) => weeks[week + 1]! + DAY > first)
    const count = today!.get(qrCode) ?? 0
    const found = unusual(
      count,
      known.map((day) => day.get(qrCode) ?? 0),
    )
    if (!found) return []
    const day = new Date(start).toISOString().slice(0, 10)
    return [{ facts: { count, day, usual: found.usual }, kind: found.kind, qrCode }]
  })
}

/** Scans of people per code, of these outcomes or any. */
async function peopleOf(
  { stats }: Pick<Store, 'stats'>,
  [start, end]: readonly [number, number],
  outcomes: null | readonly StoredOutcome[] = null,
): Promise<Map<ID, number>> {
  const slot = (at: number): number => Math.floor(at / SLOT) * SLOT
  const { codes } = await stats.facts({
    limits: { breakdown: 0, courses: 0, points: 0 },
    selection: {
      classes: ['human'],
      codes: 'all',
      countries: null,
      devices: null,
      outcomes,
      end: slot(end),
      start: slot(start),
    },
    want: ['codes'],
  })
  return new Map(codes.map(({ id, scans }) => [id, scans]))
}
