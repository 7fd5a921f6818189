import type { DestinationOption, QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type Destinations = Readonly<Record<string, DestinationOption>>

/** Collections whose documents a code may lead to, with how their addresses are made. */
export function destinationsOf(written: QRPluginOptions['destinations']): Destinations {
  if (written === undefined) return {}
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return fail('options.destinations', written, 'an object with a collection slug per key')
  }
  for (const [slug, destination] of Object.entries(written)) {
    const path = `options.destinations.${slug}`
    const { url } = checks.object(path, destination ?? {}, ['url'])
    if (typeof url !== 'function') fail(`${path}.url`, url, 'a function of ({ doc })')
  }
  return written
}
