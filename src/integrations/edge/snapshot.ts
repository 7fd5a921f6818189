import type { Between } from '../../vocabulary/between.js'
import type { CodeEntry } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'

import { reviveRules } from '../../scan/decide/rules/compileRules.js'

/** Functions a host may have that scans call, and that no store can carry. */
export type HostFunction = 'beforeRedirect' | 'traffic.rules'

/** What scans at the edge need to know of the site. */
export type EdgeSite = {
  /** `null`: destinations get no scan id. */
  attribution: { hosts: readonly string[]; respectSignals: boolean } | null
  /** Domains beside the default one. Left out: none, as an older origin has it. */
  domains?: ScanContext['domains']
  /** Where the edge has not got them as well, the origin answers every scan. */
  functions: readonly HostFunction[]
  /** Addresses and CIDRs whose scans are `internal`. */
  internal: readonly string[]
  /** What a limited code does while the origin cannot be asked. */
  limits: 'closed' | 'open'
  pages: ScanContext['pages']
  /** What stands before a code in symbols; an older origin does not say. */
  printedPath?: string
  /** Seconds in which a reload is no scan of its own; 0: each is. */
  repeats: number
  schemes: readonly string[]
  sessionCookie: string
  /** Base64url. Places visitors in splits, and says nothing else. */
  splitKey: string
}

/** Names in the key-value store. */
export const SITE_KEY = 'qr:site'
export const codeKey = (code: string): string => `qr:code:${code}`

type WrittenEntry = { asks?: true; rules?: string } & Omit<
  CodeEntry,
  'between' | 'product' | 'rules'
>

/** All the edge knows of a page in between: the origin has it. */
const AT_ORIGIN: Between = {
  button: null,
  card: null,
  choices: [],
  kind: 'password',
  passwordHash: null,
  text: null,
  title: null,
}

export const writeSite = (site: EdgeSite): string => JSON.stringify(site)

/** @throws where it is none */
export function readSite(text: string): EdgeSite {
  const site = JSON.parse(text) as EdgeSite
  if (!Array.isArray(site.schemes)) throw new Error(`${SITE_KEY} in the store is no site`)
  return site
}

/**
 * As a text; rules by the key they were made from. Of a code with a page in between neither that nor
 * where it leads. Digital Links are the origin's.
 */
export function writeEntry({ between, product: _, rules, ...entry }: CodeEntry): string {
  const written: WrittenEntry = between
    ? { ...entry, asks: true, destination: null }
    : rules
      ? { ...entry, rules: rules.key }
      : entry
  return JSON.stringify(written)
}

/** @throws where it is none */
export function readEntry(text: string): CodeEntry {
  const { asks, rules, ...entry } = JSON.parse(text) as WrittenEntry
  if (typeof entry.code !== 'string' || !entry.utm) throw new Error('What the store has is no code')
  if (asks) return { ...entry, between: AT_ORIGIN }
  return { ...entry, rules: rules === undefined ? undefined : reviveRules(rules) }
}
