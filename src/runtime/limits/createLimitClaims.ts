import type { Share, Turn } from '../../vocabulary/places.js'
import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { Claimant, LimitClaims } from '../../vocabulary/scanContext.js'
import type { ScanStore, Store } from '../../vocabulary/store.js'

import { errorCode } from '../../kit/errorCode.js'
import { createQuietLog, type Log, silentLog } from '../../kit/log.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { isLimited } from '../../vocabulary/isLimited.js'

type LimitClaimsOptions = {
  log?: Log
  now?: () => number
  /** Who a place is counted for. @default nobody, anybody may have any number */
  sharesOf?: (id: ID, claimant: Claimant) => Share[]
  store: Partial<Pick<ScanStore, 'claimShare' | 'hasShare' | 'releaseShare'>> &
    Pick<ScanStore, 'claimPlace'> &
    Pick<Store, 'usedUpCodes'>
  /** Milliseconds a person waits for the database. @default 1500 */
  timeout?: number
  /**
   * Whose turn it is, where a code sends one visitor on so many times; `null`: nobody can say, and then
   * only the limit for all counts. @default nobody can say
   */
  turnOf?: (id: ID, claimant: Claimant) => Promise<null | Turn>
  /**
   * What a limited code does while its places cannot be counted: `closed` shows the used-up page
   * and keeps the limit, `open` redirects and may exceed it.
   * @default 'closed'
   */
  whenDatabaseDown?: 'closed' | 'open'
}

/**
 * One atomic statement per scan of a limited code, none once it is used up (but where places are
 * counted per visitor: who has none left is another question for each). `forget` is told of
 * every change of a code (no id: of everything), because an edit may have given places back.
 */
export function createLimitClaims(options: LimitClaimsOptions): {
  forget: (id?: ID) => void
  state: () => { failed: number; usedUp: number }
} & Required<LimitClaims> {
  const { log = silentLog, now = Date.now, store, timeout = 1500 } = options
  const open = options.whenDatabaseDown === 'open'
  const say = createQuietLog(log, now)
  const usedUp = new Map<string, number>()
  /** Places claimed by statements that came through after their person was turned away. */
  const spare = new Map<string, number>()
  let changes = 0
  let failed = 0

  function takeSpare(key: string): boolean {
    const left = spare.get(key) ?? 0
    if (left > 1) spare.set(key, left - 1)
    else spare.delete(key)
    return left > 0
  }

  function fail(error: unknown): void {
    failed += 1
    const answer = open ? 'people are sent on uncounted' : 'people see the page'
    say('claim', `Limited codes cannot be counted (${errorCode(error)}), ${answer}.`)
  }

  async function ask(key: string, id: ID, limit: number): Promise<boolean> {
    const seen = changes
    const asked = store.claimPlace(id, limit)
    try {
      const taken = await withTimeout(asked, timeout, 'Claiming a place of a limited code')
      // An answer from before an edit must not outlive it.
      if (!taken && seen === changes) usedUp.set(key, limit)
      return taken
    } catch (error) {
      fail(error)
      if (!open) {
        asked.then(
          (taken) => {
            if (taken && seen === changes) spare.set(key, (spare.get(key) ?? 0) + 1)
          },
          () => {},
        )
      }
      return open
    }
  }

  /** Never remembered: one may have had their places while others find room. */
  async function askForShare(
    id: ID,
    limit: null | number,
    held: Share[],
  ): Promise<'had' | boolean> {
    const asked = store.claimShare!(id, limit, held)
    try {
      const said = await withTimeout(asked, timeout, 'Claiming a place of a limited code')
      return said === 'had' ? said : said === 'taken'
    } catch (error) {
      fail(error)
      // A place that was taken too late is theirs, and they were turned away: it goes back.
      if (!open) {
        const release = (answer: string) =>
          answer === 'taken' ? store.releaseShare!(id, limit, held) : undefined
        asked.then(release).catch(() => {})
      }
      return open
    }
  }

  /** Of the code's own limit for one visitor. */
  async function turnFor(entry: CodeEntry, claimant?: Claimant): Promise<Share[]> {
    const most = entry.scansPerVisitor
    if (most === undefined || !claimant || !options.turnOf) return []
    const turn = await options.turnOf(entry.id, claimant)
    return turn === null ? [] : [{ holder: `${entry.id}:${turn.visitor}`, most, turn }]
  }

  function claimWith({ id, scanLimit: limit }: CodeEntry, held: Share[]) {
    const key = String(id)
    if (held.length > 0) return askForShare(id, limit, held)
    if (limit === null || takeSpare(key)) return true
    return isKnown(key, limit) ? false : ask(key, id, limit)
  }

  async function isUsedUp({ id, scanLimit }: CodeEntry): Promise<boolean> {
    const key = String(id)
    if (scanLimit === null || spare.has(key)) return false
    if (isKnown(key, scanLimit)) return true
    return (await store.usedUpCodes([id])).length > 0
  }

  async function look(entry: CodeEntry, claimant?: Claimant): Promise<'had' | boolean> {
    if (await isUsedUp(entry)) return true
    const [turn] = await turnFor(entry, claimant)
    return turn !== undefined && (await store.hasShare!(turn)) ? 'had' : false
  }

  const isKnown = (key: string, limit: number): boolean => limit <= (usedUp.get(key) ?? -1)

  return {
    async claim(entry: CodeEntry, claimant?: Claimant) {
      const { id, scanLimit: limit, scansPerVisitor } = entry
      if (!isLimited(entry)) return true
      const shared = claimant && limit !== null ? (options.sharesOf?.(id, claimant) ?? []) : []
      // What is asked of nobody must not be waited for.
      if (scansPerVisitor === undefined) return claimWith(entry, shared)
      try {
        const turn = withTimeout(turnFor(entry, claimant), timeout, 'Looking for a visitor')
        return await claimWith(entry, [...shared, ...(await turn)])
      } catch (error) {
        fail(error)
        return open
      }
    },
    forget(id) {
      changes += 1
      if (id === undefined) {
        usedUp.clear()
        spare.clear()
        return
      }
      usedUp.delete(String(id))
      spare.delete(String(id))
    },
    async usedUp(entry, claimant) {
      if (!isLimited(entry)) return false
      try {
        const asked = look(entry, claimant)
        return await withTimeout(asked, timeout, 'Looking for a place of a limited code')
      } catch (error) {
        fail(error)
        return !open
      }
    },
    state: () => ({ failed, usedUp: usedUp.size }),
  }
}
