import { createHash, randomBytes } from 'node:crypto'

import type { BehaviourReason } from './behaviourRules.js'

import { createLRU } from '../../../kit/createLRU.js'
import { BEHAVIOUR } from './behaviourRules.js'
import { addressReasons, distinct, isCrowd, trackReasons } from './trackReasons.js'

/** A scan as far as behaviour is seen in it. */
export type Seen = {
  acceptLanguage: null | string
  /** Normalised. */
  address: string
  /** Epoch milliseconds. */
  at: number
  code: string
  /** Owner of the network where that is one of servers, else `null`. */
  hosting: null | string
  scanId: string
  userAgent: null | string
}

/** Reasons that were found after scans had been handed on, by scan id. */
export type LateReasons = ReadonlyMap<string, ReadonlySet<BehaviourReason>>

export type Behaviour = {
  /** What is known of the one behind this scan, with it. */
  see: (scan: Seen) => BehaviourReason[]
  /** What was found of scans seen earlier, each once: to be written to those stored. */
  takeLate: () => LateReasons
}

type Options = {
  /** Addresses, tracks and spread programs that are remembered, each. */
  room?: number
}

/** Scans that are remembered of one: as many as a rule looks at. */
const KEPT = BEHAVIOUR.steady.scans
/** Late findings that wait at the most; those beyond are left to the look into the database. */
const LATE = 20_000

/**
 * Remembers what addresses did lately. Addresses are kept as hashes under a key of this process, user
 * agents and languages as numbers; whoever was not seen for longest is forgotten first. Each process
 * judges what it sees; `lateSweep` looks at the scans of all.
 */
export function createBehaviour({ room = 20_000 }: Options = {}): Behaviour {
  const seed = randomBytes(16)
  const tracks = createLRU<Past>(room)
  const addresses = createLRU<Past>(room)
  const spread = createLRU<Past>(room)
  let late = new Map<string, Set<BehaviourReason>>()

  const pastOf = (all: typeof tracks, key: string, window: number = BEHAVIOUR.window): Past => {
    let past = all.get(key)
    if (!past) all.set(key, (past = new Past(window)))
    return past
  }

  function tellLate(past: Past, reason: BehaviourReason): void {
    for (const scanId of past.take(reason)) {
      const reasons = late.get(scanId)
      if (reasons) reasons.add(reason)
      else if (late.size < LATE) late.set(scanId, new Set([reason]))
    }
  }

  return {
    see(scan) {
      const agent = numberOf(scan.userAgent)
      const key = createHash('sha256').update(seed).update(scan.address).digest('binary')
      const address = pastOf(addresses, key)
      address.add(scan, agent, numberOf(scan.acceptLanguage))
      const track = pastOf(tracks, key + agent, BEHAVIOUR.trackWindow)
      track.add(scan, numberOf(scan.code), 0)

      const crowd = isCrowd(address.what, address.how, address.times)
      const found = trackReasons({ codes: track.what, times: track.times }, crowd)
      for (const reason of found) tellLate(track, reason)
      if (!crowd) {
        for (const reason of addressReasons(address.what, address.how)) {
          found.push(reason)
          tellLate(address, reason)
        }
      }
      if (scan.hosting !== null) {
        const program = pastOf(spread, `${agent} ${scan.hosting}`)
        program.add(scan, numberOf(key), 0)
        const { addresses: enough, scans } = BEHAVIOUR.hostingCrowd
        if (program.times.length >= scans && distinct(program.what) >= enough) {
          found.push('hosting-crowd')
          tellLate(program, 'hosting-crowd')
        }
      }
      return found
    },
    takeLate() {
      const taken = late
      late = new Map()
      return taken
    },
  }
}

/** The last scans of one, oldest first. */
class Past {
  readonly how: number[] = []
  readonly #ids: string[] = []
  /** How many of the ids were told of, by reason. */
  readonly #told = new Map<BehaviourReason, number>()
  readonly times: number[] = []
  readonly what: number[] = []
  readonly #window: number

  constructor(window: number) {
    this.#window = window
  }

  add({ at, scanId }: Seen, what: number, how: number): void {
    const { how: hows, times, what: whats } = this
    // A pause ends what was begun.
    const isOver = times.length > 0 && times[0]! < at - this.#window
    if (times.length >= KEPT || isOver) this.#forget(at - this.#window)
    times.push(at)
    whats.push(what)
    hows.push(how)
    this.#ids.push(scanId)
  }

  /** Ids of the scans before the last that nobody was told this reason of. */
  take(reason: BehaviourReason): string[] {
    const ids = this.#ids.slice(this.#told.get(reason) ?? 0, -1)
    this.#told.set(reason, this.#ids.length)
    return ids
  }

  #forget(before: number): void {
    let gone = Math.max(0, this.times.length - KEPT + 1)
    while (gone < this.times.length && this.times[gone]! < before) gone += 1
    for (const list of [this.times, this.what, this.how, this.#ids]) list.splice(0, gone)
    for (const [reason, told] of this.#told) this.#told.set(reason, Math.max(0, told - gone))
  }
}

/** A number for a text (FNV-1a); that two texts share one is no harm here. */
function numberOf(text: null | string): number {
  if (text === null) return 0
  let hash = 2166136261
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  }
  return hash >>> 0
}
