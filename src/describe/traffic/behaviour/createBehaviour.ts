import { randomInt } from 'node:crypto'

import type { BehaviourReason } from './behaviourRules.js'

import { createLRU, type LRU } from '../../../kit/createLRU.js'
import { BEHAVIOUR } from './behaviourRules.js'
import { Past } from './past.js'
import { addressReasons, distinct, isCrowd, trackReasons } from './trackReasons.js'

/** A scan as far as behaviour is seen in it. */
export type Seen = {
  acceptLanguage: null | string
  /** Normalised. */
  address: string
  /** Epoch milliseconds. */
  at: number
  code: string
  /** Whether it is one of the internet: others may be that of a proxy, which all have. */
  isPublic: () => boolean
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

/** Late findings that wait at the most; those beyond are left to the look into the database. */
const LATE = 20_000
/** Before so many scans no rule says anything. */
const FEWEST = Math.min(
  BEHAVIOUR.crowd.scans,
  BEHAVIOUR.manyAgents.scans,
  BEHAVIOUR.manyCodes.codes,
  BEHAVIOUR.metronome.scans,
)

/**
 * Remembers what addresses did lately, each in few bytes: most come once. Addresses, user agents and
 * languages are kept as numbers, under seeds of this process; whoever was not seen for longest is
 * forgotten first. Each process judges what it sees; `lateSweep` looks at the scans of all.
 */
export function createBehaviour({ room = 20_000 }: Options = {}): Behaviour {
  const seeds = [randomInt(2 ** 32), randomInt(2 ** 32)] as const
  const tracks = createLRU<Past, number>(room)
  const addresses = createLRU<Past, number>(room)
  const spread = createLRU<Past, string>(room)
  let late = new Map<string, Set<BehaviourReason>>()

  function tellLate(past: Past, reason: BehaviourReason): void {
    for (const scanId of past.take(reason)) {
      const reasons = late.get(scanId)
      if (reasons) reasons.add(reason)
      else if (late.size < LATE) late.set(scanId, new Set([reason]))
    }
  }

  return {
    see({ acceptLanguage, address, at, code, hosting, isPublic, scanId, userAgent }) {
      const agent = numberOf(userAgent)
      const scan = { agent, at, code: numberOf(code), language: numberOf(acceptLanguage), scanId }
      // Two hashes of 32 bits, of which 53 find room in a number.
      const low = numberOf(address, seeds[0])
      const high = numberOf(address, seeds[1])
      const key = numbered(high, low)
      const place = pastOf(addresses, key)
      // Most come once: whoever does needs no track.
      const track = place.size > 0 ? trackOf(numbered(high, low ^ agent), place, agent) : null
      place.add(scan)
      track?.add(scan)
      const isEarly = !track || (place.size < FEWEST && track.size < FEWEST)
      const found = isEarly || !isPublic() ? [] : reasonsOf(place, track)
      if (hosting !== null) {
        const program = pastOf(spread, `${agent} ${hosting}`)
        program.add({ ...scan, code: key })
        const { addresses: enough, scans } = BEHAVIOUR.hostingCrowd
        if (program.size >= scans && distinct(program.list('code')) >= enough) {
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

  /** What an address and an agent asked; what was before the address came again, the place knows. */
  function trackOf(key: number, place: Past, agent: number): Past {
    const known = tracks.get(key)
    if (known) return known
    const track = new Past(BEHAVIOUR.trackWindow)
    for (const scan of place.scans) if (scan.agent === agent) track.add(scan)
    tracks.set(key, track)
    return track
  }

  function reasonsOf(place: Past, track: Past): BehaviourReason[] {
    const [agents, languages] = [place.list('agent'), place.list('language')]
    const crowd = isCrowd(agents, languages, place.list('at'))
    const found = trackReasons({ codes: track.list('code'), times: track.list('at') }, crowd)
    for (const reason of found) tellLate(track, reason)
    if (crowd) return found
    for (const reason of addressReasons(agents, languages)) {
      found.push(reason)
      tellLate(place, reason)
    }
    return found
  }
}

function pastOf<Key>(all: LRU<Past, Key>, key: Key): Past {
  let past = all.get(key)
  if (!past) all.set(key, (past = new Past(BEHAVIOUR.window)))
  return past
}

/** Hash of a text (FNV-1a, 32 bits); that two texts share one is no harm here. */
function numberOf(text: null | string, seed = 2166136261): number {
  if (text === null) return 0
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  }
  return hash >>> 0
}

const numbered = (high: number, low: number): number => (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
