import type { QRPluginOptions } from '../types.js'
import type { QROptions } from './sanitizeOptions.js'

import { fail } from '../fail.js'

/** Collections whose documents a code may lead to, with how their addresses are made. */
export function destinationsOf(
  written: QRPluginOptions['destinations'],
): QROptions['destinations'] {
  if (written === undefined) return {}
  if (typeof written !== 'object' || written === null) {
    return fail('options.destinations', written, 'an object with a collection slug per key')
  }
  for (const [slug, destination] of Object.entries(written)) {
    if (typeof destination?.url !== 'function') {
      fail(`options.destinations.${slug}.url`, destination?.url, 'a function of ({ doc })')
    }
  }
  return written
}
