import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { RuleTarget } from '../../vocabulary/rules.js'

import { checkRules } from '../../scan/decide/rules/checkRules.js'
import { translate } from '../../translations/translate.js'
import { validateDestination } from '../codes/validateDestination.js'

/** `true`, or what keeps rules from being saved: a sentence for each of them. */
export function validateRules(
  value: unknown,
  options: QROptions,
  req: Pick<PayloadRequest, 't'>,
): string | true {
  const problems = checkRules(value, (target) => problemOf(target, options, req))
  if (problems.length === 0) return true
  return problems.map(({ key, variables }) => translate(req.t, key, variables)).join(' ')
}

/** A rule's destination is checked as a code's is. */
function problemOf(
  { reference, url }: RuleTarget,
  options: QROptions,
  req: Pick<PayloadRequest, 't'>,
): null | string {
  if (!reference) {
    const said = validateDestination(String(url), options, req)
    return said === true ? null : said
  }
  const { relationTo: collection, value } = reference
  const known = Object.keys(options.destinations)
  const isID = typeof value === 'number' || (typeof value === 'string' && value !== '')
  if (known.includes(collection) && isID) return null
  return translate(req.t, 'plugin-qr:ruleCollection', {
    collection: String(collection).slice(0, 60),
    known: known.join(', ') || '–',
  })
}
