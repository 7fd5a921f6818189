import type { TrafficRule } from '../scan/traffic/trafficRule.js'
import type { ScanHeaders, TrafficClass } from '../vocabulary/scan.js'

import { fail } from '../kit/fail.js'
import { trustedProxyProblem } from '../scan/request/trustedProxies.js'
import { TRAFFIC_RULES } from '../scan/traffic/trafficRules.js'
import { TRAFFIC_CLASSES } from '../vocabulary/scan.js'
import { checks } from './checks.js'

/** A rule of the host's: a `verdict` that decides, or a `weight` that adds to the score. */
export type TrafficRuleOption = {
  /**
   * Asked of every scan that nothing surer decided before: synchronous, without side effects, fast.
   * Where it throws it does not hold.
   */
  holds: (request: { headers: ScanHeaders; method: string; userAgent: null | string }) => boolean
  /** Short name in small letters and hyphens, stored with each scan as its reason. */
  rule: string
  /** Why it says so, for whoever reads the options. */
  why?: string
} & ({ verdict: TrafficClass; weight?: never } | { verdict?: never; weight: number })

export type TrafficOption = {
  /**
   * Numbers (ASN) of hosting networks from which people come: they say nothing about a scan.
   *
   * @default []: as the list of the plugin says
   */
  exempt?: number[]
  /**
   * Numbers (ASN) of hosting networks beside those of the plugin's list. Needs a source that knows
   * networks, see `geo.asnPath`.
   *
   * @default []
   */
  hosting?: number[]
  /**
   * Addresses and CIDRs of your own networks: scans from there are `internal`, counted as nobody and
   * take no place of a limit.
   *
   * @default []
   * @example ['192.0.2.0/24', '2001:db8::/32']
   */
  internal?: string[]
  /**
   * Rules of your own. They decide before those of the plugin.
   *
   * @default []
   * @example [{ rule: 'kiosk', verdict: 'internal', holds: ({ headers }) => headers.has('x-kiosk') }]
   */
  rules?: TrafficRuleOption[]
}

export type TrafficSettings = Readonly<{
  exempt: readonly number[]
  hosting: readonly number[]
  internal: readonly string[]
  rules: readonly TrafficRule[]
}>

const PATH = 'options.traffic'

/** How scans are told apart by who made them. */
export function trafficOf(written: TrafficOption | undefined): TrafficSettings {
  const option = checks.object<TrafficOption>(PATH, written, [
    'exempt',
    'hosting',
    'internal',
    'rules',
  ])
  return {
    exempt: numbersOf('exempt', option.exempt),
    hosting: numbersOf('hosting', option.hosting),
    internal: networksOf(option.internal),
    rules: rulesOf(option.rules),
  }
}

function listOf<One>(path: string, written: One[] | undefined, takes: string): readonly One[] {
  return written === undefined || Array.isArray(written)
    ? (written ?? [])
    : fail(path, written, takes)
}

const numbersOf = (name: 'exempt' | 'hosting', written: number[] | undefined): readonly number[] =>
  listOf(`${PATH}.${name}`, written, 'a list of numbers of networks such as [64500]').map(
    (asn, at) => checks.integer(`${PATH}.${name}[${at}]`, asn ?? null, 0, 1, 2 ** 32 - 1),
  )

function networksOf(written: string[] | undefined): readonly string[] {
  const takes = "an address or CIDR such as '192.0.2.0/24', 'loopback' or 'private'"
  const networks = listOf(`${PATH}.internal`, written, `a list: ${takes}`)
  const wrong = networks.findIndex((one) => trustedProxyProblem([one]) !== null)
  return wrong < 0 ? networks : fail(`${PATH}.internal[${wrong}]`, networks[wrong], takes)
}

function rulesOf(written: TrafficRuleOption[] | undefined): readonly TrafficRule[] {
  const rules = listOf(`${PATH}.rules`, written, 'a list of rules').map(ruleOf)
  const names = [...TRAFFIC_RULES, ...rules].map(({ rule }) => rule)
  const twice = rules.findIndex(({ rule }) => names.indexOf(rule) !== names.lastIndexOf(rule))
  if (twice >= 0) {
    fail(`${PATH}.rules[${twice}].rule`, rules[twice]!.rule, 'a name that no other rule has')
  }
  return rules
}

const KEYS = ['holds', 'rule', 'verdict', 'weight', 'why'] as const

function ruleOf(written: TrafficRuleOption, at: number): TrafficRule {
  const path = `${PATH}.rules[${at}]`
  const { holds, rule, verdict, weight, why } = checks.object<TrafficRuleOption>(
    path,
    written ?? null,
    KEYS,
  )
  if (typeof rule !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(rule)) {
    fail(`${path}.rule`, rule, "a short name such as 'kiosk', in small letters, digits and hyphens")
  }
  if (typeof holds !== 'function') fail(`${path}.holds`, holds, 'a function')
  if ((verdict === undefined) === (weight === undefined)) {
    fail(path, written, 'either a verdict or a weight')
  }
  return {
    evidence: 'request',
    holds: ({ agent, headers, method }) =>
      attempt(() =>
        holds!({ headers, method, userAgent: agent.empty ? null : headers.get('user-agent') }),
      ),
    looksAt: 'as the host says',
    rule: rule!,
    source: `${PATH}.rules`,
    why: checks.text(`${path}.why`, why) ?? 'as the host says',
    ...(verdict === undefined
      ? { weight: checks.integer(`${path}.weight`, weight, 0, -100, 100) }
      : { verdict: checks.oneOf(`${path}.verdict`, verdict, 'bot', TRAFFIC_CLASSES) }),
  }
}

/** A scan is answered whatever a host's rule does; a promise is not waited for. */
function attempt(holds: () => unknown): boolean {
  try {
    return holds() === true
  } catch {
    return false
  }
}
