import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload'

import { APIError, ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Rule } from '../../vocabulary/rules.js'
import type { ID } from '../../vocabulary/scan.js'

import { nameOf } from '../../scan/decide/rules/checkRules.js'
import { translate } from '../../translations/translate.js'
import { relationID } from '../../vocabulary/relationID.js'
import {
  type Destination,
  isEmptyDestination,
  leadsBack,
  ruleLeadingBack,
} from '../codes/leadsTo.js'

/** Whether a code may do without a destination, because its campaign has one. */
export async function campaignLeadsOn(
  campaign: unknown,
  options: QROptions,
  req: PayloadRequest,
): Promise<boolean> {
  const id = relationID(campaign)
  if (id === null) return false
  const doc = await req.payload.db.findOne<{ destination?: Destination; id: ID }>({
    collection: options.slugs.campaigns,
    req,
    where: { id: { equals: id } },
  })
  return doc !== null && !isEmptyDestination(doc.destination)
}

/** Refuses to leave codes without a destination, and a destination that is one of them. */
export function checkCampaignDestination(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation !== 'update') return data
    const { id } = originalDoc as { id: ID }
    const refuse = (message: string, path = 'destination.url') => {
      const errors = [{ message, path }]
      return new ValidationError({ collection: options.slugs.campaigns, errors, req }, req.t)
    }
    const { destination, rules } = data as { destination?: Destination; rules?: unknown }
    const isOfCampaign = (code: { campaign?: unknown }) => relationID(code.campaign) === id
    const looping = await ruleLeadingBack(isOfCampaign, rules, options, req)
    if (looping !== null) {
      const name = nameOf((rules as Rule[])[looping], looping)
      throw refuse(translate(req.t, 'plugin-qr:ruleLoop', { rule: name }), 'rules')
    }
    if (isEmptyDestination(destination)) {
      if (isEmptyDestination(originalDoc.destination)) return data
      const count = await dependentCodes(id, options, req)
      if (count > 0) throw refuse(translate(req.t, 'plugin-qr:campaignNeeded', { number: count }))
      return data
    }
    const isOurs = (code: { campaign?: unknown; destination?: Destination }) =>
      isOfCampaign(code) && isEmptyDestination(code.destination)
    if (await leadsBack(isOurs, destination, options, req)) {
      throw refuse(translate(req.t, 'plugin-qr:destinationLoop'))
    }
    return data
  }
}

/** A campaign that codes lead by is not deleted under them. */
export function keepNeededCampaign(options: QROptions): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const count = await dependentCodes(id, options, req)
    const leadsOn = count > 0 && (await campaignLeadsOn(id, options, req))
    if (!leadsOn) return
    throw new APIError(
      translate(req.t, 'plugin-qr:campaignNeeded', { number: count }),
      409,
      null,
      true,
    )
  }
}

/** Codes that lead where their campaign says. Those in the trash lead nowhere. */
async function dependentCodes(
  campaign: ID,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<number> {
  const { totalDocs } = await req.payload.count({
    collection: slugs.codes as CollectionSlug,
    overrideAccess: true,
    req,
    where: {
      and: [
        { campaign: { equals: campaign } },
        { kind: { not_equals: 'static' } },
        { 'destination.type': { not_equals: 'reference' } },
        { or: [{ 'destination.url': { exists: false } }, { 'destination.url': { equals: '' } }] },
      ],
    },
  })
  return totalDocs
}
