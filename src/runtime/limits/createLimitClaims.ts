import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { Claimant, LimitClaims } from '../../vocabulary/scanContext.js'
import type { ScanStore, Share, Store } from '../../vocabulary/store.js'

import { errorCode } from '../../kit/errorCode.js'
import { createQuietLog, type Log, silentLog } from '../../kit/log.js'
import { withTimeout } from '../../kit/withTimeout.js'

type LimitClaimsOptions = {
  log?: Log
  now?: () => number
  /** Who a place is counted for. @default nobody, anybody may have any number */
  sharesOf?: (id: ID, claimant: Claimant) => Share[]
  store: Partial<Pick<ScanStore, 'claimShare' | 'releaseShare'>> &
    Pick<ScanStore, 'claimPlace'> &
    Pick<Store, 'usedUpCodes'>
  /** Milliseconds a person waits for the database. @default 1500 */
  timeout?: number
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
  async function askForShare(id: ID, limit: number, held: Share[]): Promise<boolean> {
    const asked = store.claimShare!(id, limit, held)
    try {
      return (await withTimeout(asked, timeout, 'Claiming a place of a limited code')) === 'taken'
    } catch (error) {
      fail(error)
      // A place that was taken too late is theirs, and they were turned away: it goes back.
      if (!open) {
        const release = (answer: string) =>
          answer === 'taken' ? store.releaseShare!(id, held) : undefined
        asked.then(release).catch(() => {})
      }
      return open
    }
  }

  const isKnown = (key: string, limit: number): boolean => limit <= (usedUp.get(key) ?? -1)

  return {
    async claim(entry: CodeEntry, claimant?: Claimant) {
      const limit = entry.scanLimit
      if (limit === null) return true
      const key = String(entry.id)
      const held = claimant ? (options.sharesOf?.(entry.id, claimant) ?? []) : []
      if (held.length > 0) return askForShare(entry.id, limit, held)
      if (takeSpare(key)) return true
      if (isKnown(key, limit)) return false
      return ask(key, entry.id, limit)
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
    async usedUp({ id, scanLimit }: CodeEntry) {
      const key = String(id)
      if (scanLimit === null || spare.has(key)) return false
      if (isKnown(key, scanLimit)) return true
      try {
        const asked = store.usedUpCodes([id])
        const found = await withTimeout(asked, timeout, 'Looking for a place of a limited code')
        return found.length > 0
      } catch (error) {
        fail(error)
        return !open
      }
    },
    state: () => ({ failed, usedUp: usedUp.size }),
  }
}
