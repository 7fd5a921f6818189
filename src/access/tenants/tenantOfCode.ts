import { parseCookies, type PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { relationID } from '../../vocabulary/relationID.js'
import { tenantFieldOf, tenantsIn, tenantsOfDocument } from './tenantFields.js'
import { tenantsOfPerson } from './tenantsOfPerson.js'

/** Where the selector of `@payloadcms/plugin-multi-tenant` keeps what is chosen. */
const SELECTED = 'payload-tenant'

/**
 * Whose a code is that is made, or would be: what it says, else its campaign's, else what the person
 * has selected, else the only tenant of the person. `null`: there are no tenants, or nobody knows.
 */
export async function tenantOfCode(
  req: PayloadRequest,
  options: QROptions,
  data: Record<string, unknown> = {},
): Promise<ID | null> {
  const field = tenantFieldOf(req.payload, options, options.slugs.codes)
  if (!field) return null
  const [said] = tenantsIn(data[field.name])
  if (said !== undefined) return said
  const campaign = relationID(data.campaign)
  const theirs = await tenantsOfPerson(req, options)
  const isTheirs = (id: ID): boolean => theirs === 'all' || theirs.includes(id)
  const [ofCampaign] =
    campaign === null
      ? []
      : ((await tenantsOfDocument(req, options, {
          id: campaign,
          collection: options.slugs.campaigns,
        })) ?? [])
  if (ofCampaign !== undefined && isTheirs(ofCampaign)) return ofCampaign
  const selected = selectedBy(req)
  if (theirs === 'all') return selected
  if (selected !== null && theirs.includes(selected)) return selected
  return theirs.length === 1 ? theirs[0]! : null
}

function selectedBy({ headers, payload }: PayloadRequest): ID | null {
  const written = headers ? parseCookies(headers).get(SELECTED) : undefined
  if (!written) return null
  if (payload.db.defaultIDType !== 'number') return written
  return /^\d{1,15}$/.test(written) ? Number(written) : null
}
