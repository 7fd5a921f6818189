import type { TrustedProxies } from '../vocabulary/scan.js'

import { fail } from '../kit/fail.js'
import { trustedProxyProblem } from '../scan/request/trustedProxies.js'
import { checks } from './checks.js'

/** Whose `X-Forwarded-For` is believed. */
export function proxiesOf(written: TrustedProxies | undefined): TrustedProxies {
  if (written === undefined || written === false) return false
  const wrong = Array.isArray(written)
    ? written.findIndex((one) => trustedProxyProblem([one]) !== null)
    : -1
  if (wrong < 0 && trustedProxyProblem(written) === null) return written
  return fail(
    wrong < 0 ? 'options.trustedProxies' : `options.trustedProxies[${wrong}]`,
    wrong < 0 ? written : (written as unknown[])[wrong],
    "false, a number of hops, or a list of addresses, CIDRs, 'loopback' and 'private'",
  )
}

export type VisitorOption = {
  /**
   * Seconds in which a browser that says it reloads makes no new scan of the same code, but a repeat of
   * the first. `0`: every request is a scan.
   *
   * @default 5
   */
  repeats?: number
  /**
   * How long the same person counts as the same visitor. Each period has a random key, which the
   * database makes and which is destroyed an hour after it; with `'never'` there is one for good.
   *
   * @default 'month'
   */
  rotation?: 'day' | 'month' | 'never' | 'week' | 'year'
  /**
   * Secret that goes into the visitor hash beside the period's key: with a copy of the database
   * alone nobody can try addresses out, not even while the key is there.
   *
   * @default process.env.QR_IP_HASH_SALT, else derived from the Payload secret
   */
  secret?: string
}

export type Rotation = NonNullable<VisitorOption['rotation']>

const ROTATIONS: readonly Rotation[] = ['day', 'week', 'month', 'year', 'never']

export type Visitors =
  false | Readonly<{ repeats: number; rotation: Rotation; secret: null | string }>

/** How unique visitors are told apart; `false`: not at all. */
export function visitorsOf(written: boolean | undefined | VisitorOption): Visitors {
  if (written === false) return false
  const visitors =
    written === true
      ? {}
      : checks.object<VisitorOption>('options.visitors', written, ['repeats', 'rotation', 'secret'])
  return {
    repeats: checks.integer('options.visitors.repeats', visitors.repeats, 5, 0, 60),
    rotation: checks.oneOf('options.visitors.rotation', visitors.rotation, 'month', ROTATIONS),
    secret: checks.text('options.visitors.secret', visitors.secret),
  }
}

/** How much of a limited code somebody may have. */
export type PlacesOption = {
  /**
   * Places for one address (for IPv6, a /64). Thousands of people may share one behind a mobile
   * carrier or the Wi-Fi of a stadium.
   *
   * @default any number
   */
  perAddress?: number
  /**
   * Places for one visitor: an address with a browser. Opening the code once more takes one more.
   *
   * @default any number
   */
  perVisitor?: number
}

export type Places = false | Readonly<{ perAddress: null | number; perVisitor: null | number }>

/** How many places of one limited code go to one visitor or address; `false`: any number. */
export function placesOf(written: false | PlacesOption | undefined, visitors: Visitors): Places {
  if (written === undefined || written === false) return false
  const names = ['perAddress', 'perVisitor'] as const
  const places = checks.object<PlacesOption>('options.places', written, names)
  const of = (name: (typeof names)[number]): null | number =>
    places[name] === undefined
      ? null
      : checks.integer(`options.places.${name}`, places[name], 1, 1, 1_000_000)
  const [perAddress, perVisitor] = [of('perAddress'), of('perVisitor')]
  if (perAddress === null && perVisitor === null) {
    fail('options.places', written, 'perVisitor, perAddress or both')
  }
  if (!visitors) {
    fail('options.places', written, 'nothing while options.visitors is false: nobody is told apart')
  }
  return { perAddress, perVisitor }
}

export type AbuseOption = {
  /**
   * Over this many requests of one address the answer is 429 with `Retry-After`, and no scan.
   *
   * @default false: nobody is turned away
   */
  block?: { points: number; seconds: number } | false
  /**
   * Over this many requests of one address scans are flagged: class `suspect`, reason `burst`.
   * People are redirected all the same. Behind a carrier's or a stadium's network thousands share
   * one address.
   *
   * @default { points: 6000, seconds: 60 }
   */
  burst?: { points: number; seconds: number } | false
}

/** More than `points` requests in `seconds` seconds. */
export type AbuseLimit = { points: number; seconds: number }

export type AbuseLimits = { block: AbuseLimit | false; burst: AbuseLimit | false }

/**
 * A hundred requests a second from one address, for a minute: the people of a full stadium behind
 * one Wi-Fi address stay below.
 */
const BURST: AbuseLimit = { points: 6000, seconds: 60 }

/** `false`: addresses are not counted. */
export function abuseOf(written: AbuseOption | boolean | undefined): AbuseLimits | false {
  if (written === false) return false
  const abuse =
    written === true ? {} : checks.object<AbuseOption>('options.abuse', written, ['block', 'burst'])
  const burst = limitOf('options.abuse.burst', abuse.burst, BURST)
  const block = limitOf('options.abuse.block', abuse.block, false)
  return burst || block ? { block, burst } : false
}

function limitOf(
  path: string,
  written: Partial<AbuseLimit> | false | undefined,
  byDefault: AbuseLimit | false,
): AbuseLimit | false {
  if (written === undefined) return byDefault
  if (written === false) return false
  const limit = checks.object(path, written, ['points', 'seconds'])
  const needed = (name: 'points' | 'seconds', max: number): number =>
    limit[name] === undefined
      ? fail(`${path}.${name}`, undefined, `a whole number from 1 to ${max}`)
      : checks.integer(`${path}.${name}`, limit[name], 1, 1, max)
  return { points: needed('points', 10_000_000), seconds: needed('seconds', 86_400) }
}
