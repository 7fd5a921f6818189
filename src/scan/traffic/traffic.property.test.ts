import fc from 'fast-check'
import { expect, it } from 'vitest'

import { timeOf } from '../../../bench/traffic/timeOf.js'
import { IN_APP } from '../../../test/fixtures/inAppUserAgents.js'
import { BOTS, HUMANS, PREVIEWS } from '../../../test/fixtures/userAgents.js'
import { createNetworkKinds } from '../../describe/traffic/createNetworkKinds.js'
import { rejudge } from '../../describe/traffic/rejudge.js'
import { withNetwork } from '../../describe/traffic/withNetwork.js'
import { TRAFFIC_CLASSES } from '../../vocabulary/scan.js'
import { createClassifier } from './createClassifier.js'
import { TRAFFIC_RULES } from './trafficRules.js'

const apps = Object.values(IN_APP).flatMap(({ userAgents }) => userAgents)
const agents = [...HUMANS.map(([userAgent]) => userAgent), ...apps, ...BOTS, ...PREVIEWS]
const names = TRAFFIC_RULES.map(({ rule }) => rule)

const bytes = fc.string({ maxLength: 600, unit: 'binary' })
const headers = fc.dictionary(
  fc.constantFrom(
    ...['accept', 'accept-language', 'cf-verified-bot', 'next-router-prefetch', 'purpose'],
    ...['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-fetch-dest', 'sec-fetch-mode'],
    ...['sec-purpose', 'x-moz', 'x-purpose'],
  ),
  fc.oneof(
    bytes,
    fc.constantFrom('?0', '?1', '"Android"', '"Linux"', '"Chromium";v="140"', 'image', 'prefetch'),
  ),
)
const userAgents = fc.oneof(
  fc.constant(null),
  bytes,
  fc.constantFrom(...agents),
  fc
    .tuple(fc.constantFrom(...agents), fc.string({ unit: fc.constantFrom(...'()[];/ bot+:.x1') }))
    .map(([agent, tail]) => agent + tail),
)

const classify = createClassifier({ internal: ['10.0.0.0/8'] })
const kindOf = createNetworkKinds()

it('whatever is sent is judged, by the table and nothing else', () => {
  fc.assert(
    fc.property(
      fc.record({
        address: fc.option(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('10.1.2.3'))),
        asn: fc.option(fc.nat(70_000)),
        cdn: fc.constantFrom(null, 'cloudflare' as const),
        headers,
        https: fc.boolean(),
        isBurst: fc.boolean(),
        method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST', ''),
        owner: fc.option(bytes),
        userAgent: userAgents,
      }),
      ({ asn, headers: sent, owner, userAgent, ...asked }) => {
        const map = new Map(Object.entries(sent))
        const read = {
          get: (name: string) => map.get(name) ?? null,
          has: (name: string) => map.has(name),
        }
        const first = classify({ ...asked, headers: read, userAgent })
        const traffic = withNetwork(first, userAgent, kindOf(asn, owner))
        const again = rejudge({ asOrganization: owner, trafficReasons: traffic.reasons, userAgent })
        for (const { class: said, reasons, score } of [first, traffic, again]) {
          expect(TRAFFIC_CLASSES).toContain(said)
          expect(names).toEqual(expect.arrayContaining(reasons))
          expect(new Set(reasons).size).toBe(reasons.length)
          expect(score >= 0 && score <= 100).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
}, 30_000)

it('a user agent made to be slow is read in no time', () => {
  const before = process.cpuUsage()
  for (const part of [
    '(',
    '[',
    ')(',
    '((a)',
    'QR-',
    'Process/tools',
    '; Android 9; (',
    'Mozilla/5.0 (',
  ]) {
    classify({
      address: null,
      cdn: null,
      headers: new Headers(),
      https: true,
      isBurst: false,
      method: 'GET',
      userAgent: `Mozilla/5.0 AppleWebKit/1 ${part.repeat(2000)}`,
    })
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(250)
})

it('with warm caches a scan is judged in less than 25 µs of processor time', () => {
  const { network } = timeOf(agents, { rounds: 7, scans: 2000 })
  expect(network).toBeLessThan(25)
})
