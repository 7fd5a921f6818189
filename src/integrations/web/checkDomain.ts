import type { Domain } from '../../vocabulary/domains.js'

import { PROBE, PROBE_PARAMETER } from '../../scan/domains/probe.js'
import { askHead } from './askHead.js'
import { nowhere } from './checkDestination.js'
import { publicAgents } from './publicAgents.js'

/**
 * Why a domain does not lead here. `elsewhere`: another server answers, or there is no route of that path;
 * `host`: it comes here, and a proxy on the way does not say which host was asked.
 */
export const DOMAIN_PROBLEMS = [
  'dns',
  'refused',
  'tls',
  'timeout',
  'no-answer',
  'elsewhere',
  'host',
] as const
export type DomainProblem = (typeof DOMAIN_PROBLEMS)[number]

type Asked = {
  nonce: string
  /** As `createProver` makes it. */
  prove: (nonce: string, host: null | string) => string
  /** In milliseconds. @default 10000 */
  timeout?: number
  userAgent: string
}

/**
 * Asks a domain whether it leads here: whoever answers has to sign the question with the host it was asked
 * for. `null`: it does. Resolves whatever happens. Domains are the developer's, so private ones are asked too.
 */
export async function checkDomain(
  { host, path, url }: Domain,
  { nonce, prove, timeout = 10_000, userAgent }: Asked,
): Promise<DomainProblem | null> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const { proof } = await askHead({
      agents: publicAgents({ privateAddresses: true }),
      method: 'GET',
      signal,
      url: new URL(`${url}${path}/${PROBE}?${PROBE_PARAMETER}=${nonce}`),
      userAgent,
    })
    if (proof === prove(nonce, host)) return null
    return proof === prove(nonce, null) ? 'host' : 'elsewhere'
  } catch (error) {
    const problem = nowhere(error, signal)
    return DOMAIN_PROBLEMS.find((one) => one === problem) ?? 'no-answer'
  }
}
