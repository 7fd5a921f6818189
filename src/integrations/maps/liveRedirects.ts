import type { Domain } from '../../vocabulary/domains.js'
import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { CodeSource } from '../../vocabulary/store.js'
import type { Redirect } from './redirect.js'

import { asciiURL } from '../../kit/asciiURL.js'
import { decide, hindrance } from '../../scan/decide/decide.js'
import { isSitePath } from '../../scan/decide/destinationProblem.js'
import { namesOf } from '../../scan/directory/createCodeTable.js'
import { splitKey } from '../../vocabulary/domains.js'

/** Codes read at a time. */
const PAGE = 2_000

export type Site = {
  /** Domains beside the default one. @default none */
  domains?: readonly Pick<Domain, 'host' | 'path'>[]
  /** Path of short URLs, with the base path of the site: `/q`. */
  path: string
  /** App schemes of the host's own. */
  schemes?: readonly string[]
  /** Origin with base path, for destinations on the site itself; `null` leaves these codes out. */
  url: null | string
}

export type LiveRedirects = {
  /** Codes that ask people first, which no other server can. */
  asking: number
  /** Codes that send each person on so many times, whom no other server can tell apart. */
  counting: number
  redirects: Redirect[]
  /** Codes that lead nowhere just now: paused, over, not begun, without a destination. */
  without: number
}

/** What each code answers just now, with a page for nobody: those that have a redirect, in the order they were made. */
export async function liveRedirects(
  source: Pick<CodeSource, 'page'>,
  site: Site,
  now: number,
): Promise<LiveRedirects> {
  const redirects: Redirect[] = []
  const strays: Redirect[] = []
  let asking = 0
  let counting = 0
  let without = 0
  for (let after: ID | null = null; ;) {
    const entries: CodeEntry[] = await source.page(after, PAGE)
    for (const entry of entries) {
      if (entry.between && hindrance(entry, now) === null) {
        asking++
        continue
      }
      if (entry.scansPerVisitor !== undefined && hindrance(entry, now) === null) {
        counting++
        continue
      }
      const redirect = redirectOf(entry, site, now)
      if (redirect) {
        redirects.push(...each(redirect, namesOf(entry), site))
        strays.push(...each(redirect, entry.strays ?? [], site))
      } else without++
    }
    if (entries.length === 0) {
      // where nothing else has the text
      const taken = new Set(redirects.filter(({ host }) => host === null).map(({ code }) => code))
      const left = strays.filter(({ code }) => !taken.has(code) && taken.add(code))
      return { asking, counting, redirects: [...redirects, ...left], without }
    }
    after = entries.at(-1)!.id
  }
}

type Target = Omit<Redirect, 'code' | 'host' | 'paths'>

/** An alias has a line of its own. */
const each = (target: Target, names: readonly string[], { domains = [], path }: Site): Redirect[] =>
  names.map((name) => {
    const { host, text } = splitKey(name)
    const of = domains.find((domain) => domain.host === host)?.path ?? path
    return { ...target, code: text, host, paths: spellings(of, text) }
  })

function redirectOf(entry: CodeEntry, site: Site, now: number): null | Target {
  const decision = decide(entry, { now, schemes: site.schemes })
  if (decision.kind !== 'redirect') return null
  const url = asciiURL(decision.url)
  if (isSitePath(url) && site.url === null) return null
  return {
    passesQuery:
      decision.outcome === 'redirected' && !entry.untouched && /^(https?:|\/)/i.test(url),
    to: isSitePath(url) && site.url ? new URL(site.url).origin + url : url,
    until: entry.expiresAt,
  }
}

function spellings(path: string, code: string): Redirect['paths'] {
  const shown = `${path}/${code}`
  const others = [shown.toUpperCase(), shown.toLowerCase()].filter((other) => other !== shown)
  return [shown, ...new Set(others)]
}
