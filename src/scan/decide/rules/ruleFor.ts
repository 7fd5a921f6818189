import type {
  CompiledRules,
  CompiledWhen,
  RuleChoice,
  RuleFacts,
} from '../../../vocabulary/rules.js'
import type { ScanInHand } from '../../scanInHand.js'

import { isLimited } from '../../../vocabulary/isLimited.js'
import { takesPlace } from '../../../vocabulary/takesPlace.js'
import { chosenLanguages } from '../../request/preferredLanguages.js'
import { type Maybe, whenThere } from '../../runSteps.js'
import { chooseRule } from './chooseRule.js'
import { deviceKinds } from './deviceKinds.js'
import { standOf } from './standOf.js'

/** Which rule of its code decides a scan; `null`: none. */
export const ruleFor = (scan: ScanInHand, rules: CompiledRules): Maybe<null | RuleChoice> =>
  chooseRule(rules, factsOf(scan), (when) => stateHolds(scan, when))

/** Facts that are found out when they are asked for, each once for all rules. */
function factsOf({ context, entry, facts: asked, mount }: ScanInHand): RuleFacts {
  const { address, channel, headers, now, query, userAgent } = asked!
  const { rules } = context
  const place = once(() => mount.vouched?.place ?? rules?.locate(address, headers))
  const devices = once(() => (rules ? deviceKinds(rules.device(userAgent, headers)) : []))
  const languages = once(() => chosenLanguages(headers.get('accept-language')))
  const parameters = once(() => new URLSearchParams(query ?? ''))
  return {
    channel,
    get city() {
      return place()?.city ?? null
    },
    get country() {
      return place()?.country ?? null
    },
    get devices() {
      return devices()
    },
    get languages() {
      return languages()
    },
    now,
    get query() {
      return parameters()
    },
    get region() {
      return place()?.regionCode ?? null
    },
    stand: (rule) => standOf(entry!.code, rule, rules?.mark(address, userAgent) ?? null),
  }
}

function once<Value>(find: () => Value): () => Value {
  let found: undefined | { value: Value }
  return () => (found ??= { value: find() }).value
}

/** What was scanned before. The place among the first is taken last, for a rule that then decides. */
function stateHolds(scan: ScanInHand, { firstScans, visit }: CompiledWhen): Maybe<boolean> {
  const { context, entry, facts } = scan
  if (visit === undefined) return isAmongFirst(scan, firstScans!)
  return whenThere(
    () =>
      context.rules?.hasScanned(entry!, scan.peeks ? { ...facts!, peeks: true } : facts!) ?? null,
    (has) => {
      if (has === null || has !== (visit === 'repeat')) return false
      return firstScans === undefined || isAmongFirst(scan, firstScans)
    },
  )
}

/**
 * Whether fewer people than so many were sent on. Whom it sends on takes a place at once, so that the
 * first hundred are a hundred on any number of processes; a limited code gives its own places away in
 * the next step, and then those who scan at the same moment may be some more.
 */
function isAmongFirst(scan: ScanInHand, most: number): Maybe<boolean> {
  const { context, facts, tests } = scan
  const entry = scan.entry!
  const { class: traffic, reasons } = facts!.traffic
  const isCounted = !tests && !scan.peeks && !scan.passage?.isAgain
  if (isCounted && !isLimited(entry) && takesPlace(traffic, reasons)) {
    return whenThere(
      () => context.limits.claim({ ...entry, scanLimit: most }),
      (taken) => (scan.claimed = taken === true),
    )
  }
  return whenThere(
    () => context.rules?.sentOn(entry) ?? null,
    (sent) => sent !== null && sent < most,
  )
}
