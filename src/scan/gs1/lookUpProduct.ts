import type { CodeEntry } from '../../vocabulary/scan.js'
import type { ProductInHand } from './productInHand.js'

import { DEFAULT_LINK_MULTI, PIP } from '../../vocabulary/gs1/linkTypes.js'
import { identifiersKey, levelsOf } from '../../vocabulary/gs1/readIdentifiers.js'
import { UNKNOWN } from '../answer/answer.js'
import { hindrance } from '../decide/decide.js'
import { answerLater } from '../directory/lookUp.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { type ScanInHand, tell } from '../scanInHand.js'
import { chooseLinks, isAskedFor } from './chooseLink.js'
import { anchorOf, choicesOf, linksetOf } from './linkset.js'
import { answerLinkset, answerNoLink } from './resolverAnswers.js'

/**
 * Step 2 of a Digital Link: the codes of its lot or serial number and of its product, and which of their
 * links is asked for. What is known of the product is also true of a lot that has no code.
 */
export function lookUpProduct(scan: ScanInHand): Maybe<void> {
  const product = scan.product!
  return whenThere(
    () => levelsFound(scan, product),
    (levels) => {
      const [first] = levels
      if (first === undefined) {
        // It is no text of a code that somebody mistyped.
        scan.code = null
        scan.given = UNKNOWN
        return
      }
      const isOn = (entry: CodeEntry) => hindrance(entry, scan.context.now()) === null
      product.levels = [first, ...levels.slice(1).filter(isOn)]
      take(scan, first)
      // What is off is off, whatever is asked of it.
      if (isOn(first)) choose(scan, product)
    },
    (error) => answerLater(scan, error),
  )
}

/** From memory where that is known to hold all codes; the database is asked for the product alone. */
function levelsFound({ context }: ScanInHand, { asked }: ProductInHand): Maybe<CodeEntry[]> {
  const { held, lookup } = context.directory
  const keys = levelsOf(asked).map(identifiersKey)
  const known = keys.map((key) => held?.(key))
  if (known.some((entry) => entry === undefined)) {
    return Promise.all(keys.map((key) => lookup(key))).then(existing)
  }
  const entries = existing(known)
  if (entries.length > 0) return entries
  return whenThere(
    () => lookup(keys.at(-1)!),
    (entry) => existing([entry]),
  )
}

const existing = (entries: readonly (CodeEntry | null | undefined)[]): CodeEntry[] =>
  entries.filter((entry): entry is CodeEntry => entry?.product !== undefined)

function take(scan: ScanInHand, entry: CodeEntry): void {
  scan.entry = entry
  scan.code = entry.product!.key
}

function choose(scan: ScanInHand, product: ProductInHand): void {
  const { levels, request, root } = product
  const { linkset, linkType } = request
  if (linkset !== null) {
    const uri = anchorOf(levels[0]!, root)
    return tell(scan, 'described', answerLinkset(linksetOf(levels, root), linkset, { uri }))
  }
  if (linkType === null) {
    const links = ofType(levels[0]!, DEFAULT_LINK_MULTI)
    const [link] = chooseLinks(links, request)
    if (link && isAskedFor(link, request)) product.to = link.href
    return
  }
  const entry = levels.find(
    (one) => ofType(one, linkType).length > 0 || (linkType === PIP && one.destination !== null),
  )
  if (entry === undefined) return tell(scan, 'refused', answerNoLink())
  take(scan, entry)
  const links = chooseLinks(ofType(entry, linkType), request)
  if (links.length > 1) {
    const choices = choicesOf(entry, links, root)
    const uri = anchorOf(entry, root)
    const answer = answerLinkset(choices, 'application/linkset+json', { status: 300, uri })
    return tell(scan, 'described', answer)
  }
  if (!links[0]) return
  product.to = links[0].href
  product.isOpen = linkType !== DEFAULT_LINK_MULTI
}

const ofType = (entry: CodeEntry, linkType: string) =>
  entry.product!.links.filter((link) => link.linkType === linkType)
