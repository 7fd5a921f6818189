import type { LookupFunction } from 'node:net'

import { errorCode } from '../../kit/errorCode.js'
import { askHead, type Head } from './askHead.js'
import {
  type Agents,
  isPrivateAddress,
  type PrivateAddresses,
  publicAgents,
} from './publicAgents.js'

/** Why an address leads nowhere: nobody answered in HTTP, or the way there has no end. */
export const NOWHERE = [
  'dns',
  'refused',
  'tls',
  'timeout',
  'no-answer',
  'private-address',
  'too-many-redirects',
  'loop',
  'bad-redirect',
] as const

export const DESTINATION_PROBLEMS = ['client-error', 'server-error', ...NOWHERE] as const
export type DestinationProblem = (typeof DESTINATION_PROBLEMS)[number]

export type DestinationCheck = {
  /** `null`: people arrive. */
  problem: DestinationProblem | null
  /** Redirects that were followed. */
  redirects: number
  /** Of the last answer; `null` where there was none. */
  status: null | number
}

export type CheckOptions = {
  lookup?: LookupFunction
  /** Redirects that are followed. @default 10 */
  maxRedirects?: number
  privateAddresses: PrivateAddresses
  /** For all requests of a check together, in milliseconds. @default 15000 */
  timeout?: number
  userAgent: string
}

type Way = {
  agents: Agents
  most: number
  /** Says at every step how far it has come, for where it ends in an error. */
  redirects: number
  signal: AbortSignal
  status: null | number
  userAgent: string
}

/** Whether an address can be asked for at all: an app link cannot. */
export const isCheckable = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/**
 * Where a phone would come to: asks for the headers alone, and where a server does not like that, as a
 * browser would. Follows redirects and reads no body. Resolves whatever happens.
 */
export async function checkDestination(
  url: string,
  { lookup, maxRedirects = 10, privateAddresses, timeout = 15_000, userAgent }: CheckOptions,
): Promise<DestinationCheck> {
  const way: Way = {
    agents: publicAgents({ privateAddresses, ...(lookup && { lookup }) }),
    most: maxRedirects,
    redirects: 0,
    signal: AbortSignal.timeout(timeout),
    status: null,
    userAgent,
  }
  let problem: DestinationProblem | null
  try {
    problem = await follow(new URL(url), way)
  } catch (error) {
    way.status = null
    problem = nowhere(error, way.signal)
  }
  return { problem, redirects: way.redirects, status: way.status }
}

async function follow(start: URL, way: Way): Promise<DestinationProblem | null> {
  const seen = new Set<string>()
  let url = start
  for (;;) {
    url.hash = ''
    if (seen.has(url.href)) return 'loop'
    seen.add(url.href)
    const { location, status } = await ask(url, way)
    way.status = status
    if (status < 300 || status === 304) return null
    if (status >= 500) return 'server-error'
    // It is there, and only we come too often.
    if (status >= 400) return status === 429 ? null : 'client-error'
    if (location === null || !URL.canParse(location, url.href)) return 'bad-redirect'
    url = new URL(location, url)
    // Into an app, say: people get there, and nobody else can tell.
    if (!isCheckable(url.href)) return null
    if (way.redirects === way.most) return 'too-many-redirects'
    way.redirects += 1
  }
}

/** Many a server knows no HEAD, or answers it with anything but what a browser gets. */
async function ask(url: URL, { agents, signal, userAgent }: Way): Promise<Head> {
  const asked = { agents, signal, url, userAgent }
  try {
    const head = await askHead({ ...asked, method: 'HEAD' })
    if (head.status < 400) return head
  } catch (error) {
    if (signal.aborted || nowhere(error, signal) !== 'no-answer') throw error
  }
  return askHead({ ...asked, method: 'GET' })
}

/** What an error of a connection says of where it should have led. */
export function nowhere(error: unknown, signal: AbortSignal): DestinationProblem {
  if (isPrivateAddress(error)) return 'private-address'
  if (signal.aborted) return 'timeout'
  const code = codeOf(error)
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns'
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO|ALTNAME/.test(code)) return 'tls'
  return 'no-answer'
}

/** Where several addresses were tried, the error of the first says why. */
function codeOf(error: unknown): string {
  const code = errorCode(error)
  const [first] = error instanceof AggregateError ? error.errors : []
  return code === 'unknown' || code === 'AggregateError' ? errorCode(first ?? error) : code
}
