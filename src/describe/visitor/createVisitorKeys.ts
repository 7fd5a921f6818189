import type { Turn } from '../../vocabulary/places.js'
import type { ID, ScanRecord } from '../../vocabulary/scan.js'
import type { VisitorStore } from '../../vocabulary/store.js'
import type { VisitorPeriod, VisitorRotation } from './visitorPeriod.js'

import { visitorHash } from './visitorHash.js'
import { visitorPeriod } from './visitorPeriod.js'

const MINUTE = 60_000

/** Who was seen under the old key and comes so soon after the change keeps it: a visit is one visitor. */
export const OVERLAP = 30 * MINUTE
/** A key is kept for so long after its period: the overlap, and scans that are still on their way. */
export const KEPT = 2 * OVERLAP

/** Between two looks at what has to be made or destroyed. */
const EVERY = 10 * MINUTE
/** The next period's key is there before it begins, also when the database is away just then. */
const AHEAD = 2 * EVERY

type Options = {
  now?: () => number
  rotation: VisitorRotation
  store: Omit<VisitorStore, 'hasScanned'>
}

export type VisitorKeys = {
  /** The visitor of a mark; `undefined` where the database has to be asked first. */
  at: (mark: string, at: number) => string | undefined
  /** Puts visitors in the place of marks. Rejects, and changes nothing, while keys cannot be read. */
  seal: (records: readonly ScanRecord[]) => Promise<void>
  /** Makes keys ahead of their period and destroys those that are over, from now on. */
  start: () => void
  stop: () => void
  /**
   * Who a scan of a code is stored as, and until when the key of that is kept (epoch milliseconds).
   * `null`: the key is destroyed. Rejects while keys cannot be read.
   */
  visit: (qrCode: ID, mark: string, at: number) => Promise<null | Turn>
}

/**
 * The keys of visitors, as this process knows them: made by the database, the same for all processes,
 * destroyed with their period. A process that has none makes none up, which would split visitors: its
 * scans wait with their marks until the database has answered.
 */
export function createVisitorKeys({ now = Date.now, rotation, store }: Options): VisitorKeys {
  /** By name of the period. */
  const known = new Map<string, { key: string; until: number }>()
  const asked = new Map<string, Promise<null | string>>()
  let timer: NodeJS.Timeout | undefined
  const periodAt = (at: number): VisitorPeriod => visitorPeriod(rotation, at)

  /** `null`: it is destroyed. */
  async function keyOf({ end, name }: VisitorPeriod): Promise<null | string> {
    const held = known.get(name)
    if (held && held.until > now()) return held.key
    const until = end + KEPT
    const asking =
      asked.get(name) ??
      store
        .visitorKey(name, Number.isFinite(until) ? until : null)
        .finally(() => asked.delete(name))
    asked.set(name, asking)
    const key = await asking
    if (key !== null) known.set(name, { key, until })
    return key
  }

  async function lookAfter(): Promise<void> {
    for (const [name, { until }] of known) if (until <= now()) known.delete(name)
    await keyOf(periodAt(now()))
    await keyOf(periodAt(now() + AHEAD))
    await store.destroyVisitorKeys()
  }
  // Whoever needs a key hears of a database that is away, too.
  const look = (): void => void lookAfter().catch(() => undefined)

  /** The visitors that some records would be under the key before, where they may keep it. */
  async function underTheKeyBefore(
    records: readonly ScanRecord[],
  ): Promise<Map<ScanRecord, string>> {
    const before = new Map<ScanRecord, string>()
    for (const record of records) {
      const { start } = periodAt(record.scannedAt)
      if (!isOverlap(start, record.scannedAt)) continue
      const key = await keyOf(periodAt(start - 1))
      if (key !== null) before.set(record, visitorHash(key, record.visitorMark!))
    }
    return before
  }

  const at: VisitorKeys['at'] = (mark, instant) => {
    const { name, start } = periodAt(instant)
    const held = known.get(name)
    return held && !isOverlap(start, instant) ? visitorHash(held.key, mark) : undefined
  }

  const seal: VisitorKeys['seal'] = async (records) => {
    const waiting = records.filter(({ visitorMark }) => visitorMark !== undefined)
    if (waiting.length === 0) return
    const visitors = new Map<ScanRecord, null | string>()
    for (const record of waiting) {
      const key = await keyOf(periodAt(record.scannedAt))
      visitors.set(record, key && visitorHash(key, record.visitorMark!))
    }
    const before = await underTheKeyBefore(waiting)
    const seen = before.size > 0 ? await seenBefore(store, before) : new Set<string>()
    for (const { visitor } of records) if (visitor !== null) seen.add(visitor)
    // Somebody before and after the change in one batch.
    for (const [record, visitor] of visitors) {
      if (visitor !== null && !before.has(record)) seen.add(visitor)
    }
    for (const [record, visitor] of visitors) {
      const old = before.get(record)
      record.visitor = old !== undefined && seen.has(old) ? old : visitor
      record.visitorMark = undefined
    }
  }

  return {
    at,
    seal,
    start() {
      // Later, so that to make one costs nothing: a build makes one, too.
      setImmediate(() => timer && look()).unref()
      timer = setInterval(look, EVERY).unref()
    },
    stop() {
      clearInterval(timer)
      timer = undefined
    },
    async visit(qrCode, visitorMark, scannedAt) {
      const { end, start } = periodAt(scannedAt)
      const known = at(visitorMark, scannedAt)
      if (known !== undefined) return { until: end + KEPT, visitor: known }
      const scan = { qrCode, scannedAt, visitor: null, visitorMark } as unknown as ScanRecord
      await seal([scan])
      const { visitor } = scan
      if (visitor === null) return null
      const key = await keyOf(periodAt(scannedAt))
      const isOfBefore = key !== null && visitor !== visitorHash(key, visitorMark)
      return { until: (isOfBefore ? start : end) + KEPT, visitor }
    },
  }
}

const isOverlap = (start: number, at: number): boolean => at - start < OVERLAP

const seenBefore = (store: Options['store'], before: ReadonlyMap<ScanRecord, string>) =>
  store.knownVisitors(Array.from(before, ([{ qrCode }, visitor]) => ({ qrCode, visitor })))
