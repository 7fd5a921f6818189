import type { DomainProblem } from '../integrations/web/checkDomain.js'
import type { Runtime } from './createRuntime.js'

import { noGeo } from '../describe/geo/createGeoChain.js'
import { sinkProblems } from './sinks/sinkProblems.js'

const DOMAIN_FIXES: Readonly<Record<DomainProblem, string>> = {
  dns: 'its name leads nowhere, point its DNS to this server',
  elsewhere:
    'another server answers, or no route of its path: point its DNS here, and give it the route',
  host: 'a proxy hides its name, let it pass the Host header on',
  'no-answer': 'nobody answers in HTTP',
  refused: 'its server takes no connection',
  timeout: 'its server does not answer in time',
  tls: 'it has no valid certificate',
}

export type Health = {
  /** What does not work as it should, in words. */
  degraded: string[]
  /** `down`: codes were never loaded, so no scan can be answered. */
  status: 'degraded' | 'down' | 'ok'
}

/** Can this process answer scans, and what is not as it should be? */
export function healthOf({ directory, domains, geo, sinks, store, writer }: Runtime): Health {
  const codes = directory.state()
  const scans = writer.state()
  const lacking = store.presence.lacking()
  const degraded = [
    ...(lacking.length === 0
      ? []
      : [`the database lacks ${lacking.join(', ')}: run \`payload migrate\``]),
    ...(codes.loaded ? [] : ['codes are not loaded yet']),
    ...(codes.listening ? [] : ['edits arrive late: no LISTEN connection']),
    ...(codes.loaded && codes.stale ? ['codes may be out of date: they cannot be read'] : []),
    ...(scans.storeDown ? ['scans wait: the database does not take them'] : []),
    ...(scans.dropped > 0 ? [`${scans.dropped} scans were lost since the start`] : []),
    ...domains.states().flatMap(({ host, problem }) => (problem ? [`short URLs on ${host} do not lead here: ${DOMAIN_FIXES[problem]}`] : [])), // prettier-ignore
    ...(codes.strays > 0 ? [`${codes.strays} texts of codes are on domains that are gone from options.domains: put these back, or give the codes another one`] : []), // prettier-ignore
    ...sinkProblems(sinks.states(), Date.now()),
    ...(geo === noGeo || geo.sources().length > 0 ? [] : ['no geo database is loaded']),
  ]
  return { degraded, status: !codes.loaded ? 'down' : degraded.length > 0 ? 'degraded' : 'ok' }
}

/** For load balancers: 503 takes a process out of the rotation, so only where it cannot answer. */
export const healthStatus = ({ status }: Health): 200 | 503 => (status === 'down' ? 503 : 200)
