import { createNetworkKinds } from '../../src/describe/traffic/createNetworkKinds.js'
import { withNetwork } from '../../src/describe/traffic/withNetwork.js'
import { createClassifier } from '../../src/scan/traffic/createClassifier.js'

type Micros = { baseline: number; network: number; request: number }

const READ = ['accept', 'accept-language', 'purpose', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-fetch-dest', 'sec-purpose', 'user-agent', 'x-moz', 'x-purpose'] // prettier-ignore
const NETWORKS: [null | number, string][] = [
  [3320, 'Deutsche Telekom AG'],
  [24940, 'Hetzner Online GmbH'],
  [212238, 'Datacamp Limited'],
  [null, 'OVH SAS'],
]

const requestOf = (userAgent: string) => ({
  headers: new Headers({
    accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'accept-language': 'de-DE,de;q=0.9',
    'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Google Chrome";v="140"',
    'sec-ch-ua-mobile': '?1',
    'sec-ch-ua-platform': '"Android"',
    'sec-fetch-dest': 'document',
    'user-agent': userAgent,
  }),
  userAgent,
})

/** Microseconds of processor time one call takes. */
function microsOf(work: (at: number) => unknown, calls: number): number {
  const before = process.cpuUsage()
  for (let at = 0; at < calls; at += 1) work(at)
  const { system, user } = process.cpuUsage(before)
  return (system + user) / calls
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** What judging a scan costs, with these user agents and warm caches. */
export function timeOf(
  agents: readonly string[],
  { rounds, scans }: { rounds: number; scans: number },
): Micros {
  const requests = agents.map(requestOf)
  const of = (at: number) => requests[at % requests.length]!
  const classify = createClassifier()
  const kindOf = createNetworkKinds()
  const judge = (at: number) => {
    const { headers, userAgent } = of(at)
    return classify({ address: '203.0.113.9', cdn: null, headers, https: true, isBurst: false, method: 'GET', userAgent }) // prettier-ignore
  }
  const works: Record<keyof Micros, (at: number) => unknown> = {
    baseline: (at) => READ.map((name) => of(at).headers.get(name)),
    network: (at) => {
      const [asn, owner] = NETWORKS[at % NETWORKS.length]!
      return withNetwork(judge(at), of(at).userAgent, kindOf(asn, owner))
    },
    request: judge,
  }
  const names = Object.keys(works) as (keyof Micros)[]
  const times: Record<keyof Micros, number[]> = { baseline: [], network: [], request: [] }
  for (const name of names) microsOf(works[name], scans)
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(microsOf(works[name], scans))
  }
  return {
    baseline: median(times.baseline),
    network: median(times.network),
    request: median(times.request),
  }
}
