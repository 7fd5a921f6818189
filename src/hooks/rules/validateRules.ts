import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { RuleTarget } from '../../vocabulary/rules.js'

import { asID } from '../../analytics/scope/asID.js'
import { checkRules } from '../../scan/decide/rules/checkRules.js'
import { translate } from '../../translations/translate.js'
import { validateDestination } from '../codes/validateDestination.js'

/** Where rules may lead: slugs of collections, and app schemes beside the usual ones. */
type Allowed = {
  collections: readonly string[]
  /** Whether a document can have this id. */
  isID?: (collection: string, id: unknown) => boolean
  schemes: readonly string[]
}

type T = PayloadRequest['t']

/** `true`, or what keeps rules from being saved: a sentence for each of them. */
export function validateRules(
  value: unknown,
  { destinations, schemes }: Pick<QROptions, 'destinations' | 'schemes'>,
  { payload, t }: Pick<PayloadRequest, 'payload' | 't'>,
): string | true {
  const isID = (collection: string, id: unknown) => asID(payload, collection, id) !== null
  const allowed = { collections: Object.keys(destinations), isID, schemes }
  const problems = ruleProblems(value, allowed, t)
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
  { collections, isID = isAnyID, schemes }: Allowed,
  t: Parameters<typeof translate>[0],
): null | string {
  if (!reference) {
    const said = validateDestination(String(url), { schemes }, { t: t as T })
    return said === true ? null : said
  }
  const { relationTo: collection, value } = reference
  if (collections.includes(collection)) {
    return isID(collection, value) ? null : (t as T)('validation:invalidSelection')
  }
  return translate(t, 'plugin-qr:ruleCollection', {
    collection: String(collection).slice(0, 60),
    known: collections.join(', ') || '–',
  })
}

const isAnyID = (_: string, id: unknown): boolean =>
  typeof id === 'number' || (typeof id === 'string' && id !== '')
