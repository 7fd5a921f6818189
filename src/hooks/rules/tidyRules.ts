import type { Rule, RuleTarget } from '../../vocabulary/rules.js'

import { completeURL } from '../../scan/decide/completeURL.js'
import { generateCode } from '../../vocabulary/generateCode.js'
import { relationID } from '../../vocabulary/relationID.js'

/** Letters of an id that is made here. */
const ID_LENGTH = 6

/**
 * Rules as they are stored: with ids, complete addresses, and documents by their id alone. What cannot
 * be read stays as it is written, so that the check can show it.
 */
export function tidyRules(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  if (value.length === 0) return null
  return value.map((rule: null | Partial<Rule>) => {
    if (typeof rule !== 'object' || rule === null) return rule
    const to = Array.isArray(rule.to) ? rule.to.map(tidyTarget(rule.to.length > 1)) : rule.to
    return { ...rule, id: rule.id || newID(), to, when: rule.when ?? {} }
  })
}

const newID = (): string => generateCode(ID_LENGTH).toLowerCase()

const tidyTarget =
  (isSplit: boolean) =>
  (target: null | RuleTarget): null | RuleTarget => {
    if (typeof target !== 'object' || target === null) return target
    const { id, reference, url, weight } = target
    return {
      ...(id || isSplit ? { id: id || newID() } : {}),
      ...(reference
        ? { reference: { relationTo: reference.relationTo, value: relationID(reference.value)! } }
        : { url: typeof url === 'string' ? completeURL(url) : url }),
      ...(typeof weight === 'number' ? { weight } : {}),
    } as RuleTarget
  }
