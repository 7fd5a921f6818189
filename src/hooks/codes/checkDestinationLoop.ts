import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Rule } from '../../vocabulary/rules.js'

import { nameOf } from '../../scan/decide/rules/checkRules.js'
import { translate } from '../../translations/translate.js'
import { type NamedDoc, namesOf } from './claimNames.js'
import { campaignOf, defaultLinks, effective, type Linked, leadsTo, ruleTargets, urlOfDestination } from './leadsTo.js' // prettier-ignore

/** Refuses a destination, rule or fallback that leads, directly or over other codes, back to the code. */
export function checkDestinationLoop(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    // The text of a static code leads nowhere.
    if (data.kind === 'static') return data
    const doc = { ...originalDoc, ...data } as Partial<NamedDoc>
    const number = data.gs1?.key ?? originalDoc?.gs1?.key
    const own = [...namesOf(doc), ...(number ? [String(number)] : [])]
    const field = data.destination?.type === 'reference' ? 'reference' : 'url'
    const ofCampaign = await campaignOf(data, options, req)
    const destination = effective(data as Linked, ofCampaign)
    const targets: [path: string, url: unknown, rule?: Rule, at?: number][] = [
      [`destination.${field}`, await urlOfDestination(destination, options, req)],
      ['fallbackURL', data.fallbackURL],
      ...defaultLinks(data as Linked).map((url): [string, unknown] => ['gs1.links', url]),
      ...(await ruleTargets(data.rules, options, req)).map(
        ({ at, url }): [string, unknown, Rule, number] => ['rules', url, data.rules[at], at],
      ),
      ...(await ruleTargets(ofCampaign?.rules, options, req)).map(({ url }): [string, unknown] => [
        'campaign',
        url,
      ]),
    ]
    for (const [path, url, rule, at] of targets) {
      if (typeof url === 'string' && (await leadsTo(() => false, url, options, req, own))) {
        throw new ValidationError(
          {
            collection: options.slugs.codes,
            errors: [
              {
                message: rule
                  ? translate(req.t, 'plugin-qr:ruleLoop', { rule: nameOf(rule, at!) })
                  : translate(req.t, 'plugin-qr:destinationLoop'),
                path,
              },
            ],
            req,
          },
          req.t,
        )
      }
    }
    return data
  }
}
