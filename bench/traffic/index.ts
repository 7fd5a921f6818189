import { IN_APP } from '../../test/fixtures/inAppUserAgents.js'
import { BOTS, HUMANS, PREVIEWS } from '../../test/fixtures/userAgents.js'
import { timeOf } from './timeOf.js'

/**
 * CPU time of judging one scan with warm caches: its request, and its network afterwards, beside reading
 * the same headers without judging. Rounds take turns; medians.
 */
const agents = [
  ...HUMANS.map(([userAgent]) => userAgent),
  ...Object.values(IN_APP).flatMap(({ userAgents }) => userAgents),
  ...BOTS,
  ...PREVIEWS,
]
const { baseline, network, request } = timeOf(agents, { rounds: 31, scans: 20_000 })
const line = (name: string, micros: number) =>
  console.log(
    `${name.padEnd(28)} ${micros.toFixed(2).padStart(6)} µs a scan  ${(micros / baseline).toFixed(2)} of the baseline`,
  )

line('reading its headers', baseline)
line('class by the request', request)
line('and by its network', network)
