import type { AbuseOption, QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** More than `points` requests in `seconds` seconds. */
export type AbuseLimit = { points: number; seconds: number }

export type AbuseLimits = { block: AbuseLimit | false; burst: AbuseLimit | false }

/**
 * A hundred requests a second from one address, for a minute: the people of a full stadium behind
 * one Wi-Fi address stay below.
 */
const BURST: AbuseLimit = { points: 6000, seconds: 60 }

/** `false`: addresses are not counted. */
export function abuseOf(written: QRPluginOptions['abuse']): AbuseLimits | false {
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
