import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { RuleTarget } from '../../vocabulary/rules.js'

import { checkRules } from '../../scan/decide/rules/checkRules.js'
import { translate } from '../../translations/translate.js'
import { validateDestination } from '../codes/validateDestination.js'

/** Where rules may lead: slugs of collections, and app schemes beside the usual ones. */
type Allowed = { collections: readonly string[]; schemes: readonly string[] }

type T = PayloadRequest['t']

/** `true`, or what keeps rules from being saved: a sentence for each of them. */
export function validateRules(
  value: unknown,
  { destinations, schemes }: Pick<QROptions, 'destinations' | 'schemes'>,
  { t }: { t: T },
): string | true {
  const problems = ruleProblems(value, { collections: Object.keys(destinations), schemes }, t)
  return problems.length === 0 || problems.map(({ message }) => message).join(' ')
}

/** What is wrong with rules, by their place in the list; the same while somebody writes them. */
export function ruleProblems(
  value: unknown,
  allowed: Allowed,
  t: Parameters<typeof translate>[0],
): { at: number; message: string }[] {
  return checkRules(value, (target) => problemOf(target, allowed, t)).map(
    ({ at, key, variables }) => ({ at, message: translate(t, key, variables) }),
  )
}

/** A rule's destination is checked as a code's is. */
function problemOf(
  { reference, url }: RuleTarget,
  { collections, schemes }: Allowed,
  t: Parameters<typeof translate>[0],
): null | string {
  if (!reference) {
    const said = validateDestination(String(url), { schemes }, { t: t as T })
    return said === true ? null : said
  }
  const { relationTo: collection, value } = reference
  const isID = typeof value === 'number' || (typeof value === 'string' && value !== '')
  if (collections.includes(collection) && isID) return null
  return translate(t, 'plugin-qr:ruleCollection', {
    collection: String(collection).slice(0, 60),
    known: collections.join(', ') || '–',
  })
}
