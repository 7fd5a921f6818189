import type { BasePayload } from 'payload'

import { randomBytes } from 'node:crypto'

import type { Domain } from '../../vocabulary/domains.js'

import { checkDomain, type DomainProblem } from '../../integrations/web/checkDomain.js'
import { nowAndThen } from '../../kit/nowAndThen.js'
import { createProver } from './proofs.js'

const MINUTE = 60_000
/** For how long an answer is taken for true while somebody chooses a domain, in milliseconds. */
const FRESH = MINUTE
/** Domains asked side by side. */
const AT_ONCE = 4

export type DomainState = {
  /** Epoch milliseconds. */
  checkedAt: number
  host: string
  /** `null`: it leads here. */
  problem: DomainProblem | null
}

export type DomainWatch = {
  /** What is known of a domain now; asked anew where that is old. `null`: there is none of that host. */
  look: (host: string) => Promise<DomainState | null>
  /** What is known without asking. */
  states: () => DomainState[]
  stop: () => void
}

type Context = { domains: readonly Domain[]; payload: Pick<BasePayload, 'secret'> }

/** Asks the domains of the options now and then whether they lead here, each process for itself. */
export function watchDomains({ domains, payload }: Context): DomainWatch {
  const known = new Map<string, DomainState>()
  const asking = new Map<string, Promise<DomainState>>()
  const prove = createProver(payload.secret)

  async function ask(domain: Domain): Promise<DomainState> {
    const { host } = domain
    const nonce = randomBytes(16).toString('base64url')
    const userAgent = 'Mozilla/5.0 (compatible; payload-plugin-qr domain check)'
    const problem = await checkDomain(domain, { nonce, prove, userAgent })
    const state = { checkedAt: Date.now(), host, problem }
    known.set(host, state)
    return state
  }

  function once(domain: Domain): Promise<DomainState> {
    const same = asking.get(domain.host)
    if (same) return same
    const answer = ask(domain).finally(() => asking.delete(domain.host))
    asking.set(domain.host, answer)
    return answer
  }

  async function askAll(): Promise<void> {
    const waiting = [...domains]
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await once(one)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  const stop =
    domains.length === 0
      ? () => {}
      : nowAndThen(askAll, { every: 10 * MINUTE, failed: () => {}, first: MINUTE / 6 })

  return {
    async look(host) {
      const domain = domains.find((one) => one.host === host)
      if (!domain) return null
      const before = known.get(host)
      return before && Date.now() - before.checkedAt < FRESH ? before : once(domain)
    },
    states: () => domains.flatMap(({ host }) => known.get(host) ?? []),
    stop,
  }
}
