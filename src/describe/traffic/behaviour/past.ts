import type { BehaviourReason } from './behaviourRules.js'

import { BEHAVIOUR } from './behaviourRules.js'

/** A scan as it is remembered: its texts as numbers, `at` in epoch milliseconds. */
export type PastScan = {
  agent: number
  at: number
  code: number
  language: number
  scanId: string
}

/** Scans that are remembered of one: as many as a rule looks at. */
const KEPT = BEHAVIOUR.steady.scans

/**
 * The last scans of one, oldest first. A class, because there are tens of thousands of them: closures would
 * take several times the room.
 */
export class Past {
  readonly #scans: PastScan[] = []
  /** How many of the scans were told of, by reason. */
  #told: Map<BehaviourReason, number> | undefined
  readonly #window: number

  /** @param window milliseconds after which what was begun is over */
  constructor(window: number) {
    this.#window = window
  }

  add(scan: PastScan): void {
    const scans = this.#scans
    const before = scan.at - this.#window
    // A pause ends what was begun.
    if (scans.length >= KEPT || (scans.length > 0 && scans[0]!.at < before)) this.#forget(before)
    scans.push(scan)
  }

  /** One thing of each scan. */
  list(name: Exclude<keyof PastScan, 'scanId'>): number[] {
    return this.#scans.map((scan) => scan[name])
  }

  get scans(): readonly PastScan[] {
    return this.#scans
  }

  get size(): number {
    return this.#scans.length
  }

  /** Ids of the scans before the last that nobody was told this reason of. */
  take(reason: BehaviourReason): string[] {
    this.#told ??= new Map()
    const fresh = this.#scans.slice(this.#told.get(reason) ?? 0, -1)
    this.#told.set(reason, this.#scans.length)
    return fresh.map(({ scanId }) => scanId)
  }

  #forget(before: number): void {
    const scans = this.#scans
    let gone = Math.max(0, scans.length - KEPT + 1)
    while (gone < scans.length && scans[gone]!.at < before) gone += 1
    scans.splice(0, gone)
    for (const [reason, told] of this.#told ?? []) this.#told!.set(reason, Math.max(0, told - gone))
  }
}
