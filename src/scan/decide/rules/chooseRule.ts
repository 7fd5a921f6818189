import type {
  CompiledRule,
  CompiledRules,
  CompiledWhen,
  RuleChoice,
  RuleFacts,
} from '../../../vocabulary/rules.js'

import { type Maybe, whenThere } from '../../runSteps.js'
import { asksState, holds } from './holds.js'

/** Whether conditions hold that ask for earlier scans; a promise where a database has to be asked. */
export type StateHolds = (when: CompiledWhen) => Maybe<boolean>

/**
 * The first rule that holds, and where it leads; `null`: none, and the scan goes to the code's
 * destination. What was scanned before is asked for last, and only of rules that would hold otherwise.
 */
export function chooseRule(
  { list }: CompiledRules,
  facts: RuleFacts,
  state: StateHolds,
): Maybe<null | RuleChoice> {
  return from(0)

  function from(first: number): Maybe<null | RuleChoice> {
    for (let at = first; at < list.length; at++) {
      const rule = list[at]!
      if (!holds(rule.when, facts)) continue
      if (!asksState(rule.when)) return choiceOf(rule, facts)
      return whenThere(
        () => state(rule.when),
        (yes) => (yes ? choiceOf(rule, facts) : from(at + 1)),
      )
    }
    return null
  }
}

function choiceOf(rule: CompiledRule, facts: RuleFacts): RuleChoice {
  const { id, targets } = rule
  const stand = targets.length > 1 ? facts.stand(id) : 0
  const target = targets.find(({ upTo }) => stand < upTo) ?? targets[targets.length - 1]!
  return { ...target, rule: id }
}
