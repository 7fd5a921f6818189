import type { Day } from './people.js'
import type { Hit } from './types.js'

import { createRandom } from './createRandom.js'
import * as machines from './machines.js'
import { openNetworks } from './networks.js'
import * as people from './people.js'

const MINUTE = 60_000

/**
 * A day of requests of which it is known who made them, in the order in which they come. Written
 * from what makers and auditors publish, without looking at the rules that are tried on it.
 *
 * @param scale - 1 gives about 30,000 requests
 */
export function makeDay(seed: number, scale = 1): Hit[] {
  const random = createRandom(seed)
  const day: Day = {
    addresses: openNetworks(random),
    codes: Array.from({ length: 60 }, (_, nth) => `TABLE${nth + 1}`),
    random,
    start: Date.UTC(2026, 10, 21),
  }
  const n = (count: number) => Math.max(1, Math.round(count * scale))
  const hits = [
    people.homes(day, n(2600)),
    people.carrier(day, n(3600)),
    people.offices(day, n(14)),
    people.venue(day, n(2000)),
    people.venue(day, n(900)),
    people.relay(day, n(500)),
    people.vpn(day, n(160)),
    people.apps(day, 'in-app', n(900)),
    people.apps(day, 'QR app', n(350)),
    people.staff(day, n(80)),
    machines.declared(day, n(1200)),
    machines.previews(day, n(500)),
    machines.monitors(day, 5 * MINUTE),
    machines.mailScanners(day, n(350)),
    machines.scripts(day, 'script, regular', n(14), 0.02),
    machines.scripts(day, 'script, jittered', n(12), 0.4),
    machines.slowScripts(day, n(8)),
    machines.carrierScripts(day, n(8)),
    machines.sweepers(day, n(12)),
    machines.clickFarms(day, n(10)),
    machines.rotation(day, n(10)),
    machines.headless(day, n(400)),
    machines.residential(day, n(250)),
  ]
  return hits.flat().sort((a, b) => a.at - b.at)
}
