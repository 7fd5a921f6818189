import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Rule } from '../../vocabulary/rules.js'
import type { ID } from '../../vocabulary/scan.js'

import { relationID } from '../../vocabulary/relationID.js'

export type Related = { collection: string; id: ID; path: string }

type Reference = { relationTo?: string; value?: unknown } | null | undefined

/** What a code, campaign, design or report points to that may be a tenant's. */
export function relatedOf(doc: object, { slugs, symbol }: QROptions): Related[] {
  const { campaign, destination, logo, preset, rules } = doc as {
    destination?: { reference?: Reference; type?: null | string } | null
    rules?: unknown
  } & Record<string, unknown>
  const one = (path: string, collection: false | null | string, value: unknown): Related[] => {
    const id = relationID(value)
    return id === null || !collection ? [] : [{ id, collection, path }]
  }
  const referred = (path: string, reference: Reference): Related[] =>
    one(path, reference?.relationTo ?? null, reference?.value)
  // as they came: whether they are rules at all is said later
  const targets = (Array.isArray(rules) ? (rules as (null | Rule)[]) : []).flatMap((rule) =>
    Array.isArray(rule?.to) ? rule.to : [],
  )
  return [
    ...one('campaign', slugs.campaigns, campaign),
    ...one('preset', slugs.designs, preset),
    ...one('logo', symbol.logos, logo),
    // one of before may stand beside a web address, where no form shows it
    ...(destination?.type === 'reference'
      ? referred('destination.reference', destination.reference)
      : []),
    ...targets.flatMap((target) => referred('rules', target?.reference as Reference)),
  ]
}
