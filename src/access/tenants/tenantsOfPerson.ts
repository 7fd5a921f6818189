import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { keyOf } from '../keys/keyOf.js'
import { readableCodes } from '../readableCodes.js'
import { tenantFieldOf, tenantsIn, tenantsOfDocument } from './tenantFields.js'

/**
 * Whose codes a person may read, by the rule that limits codes: `'all'` where there are no tenants, or
 * the rule says nothing of them. A rule that says something else than which they are: `[]`.
 */
export async function tenantsOfPerson(
  req: PayloadRequest,
  options: QROptions,
): Promise<'all' | readonly ID[]> {
  const field = tenantFieldOf(req.payload, options, options.slugs.codes)
  if (!field) return 'all'
  const rule = await readableCodes(options, req)
  if (rule === true) return 'all'
  if (rule === false) return []
  return namedIn(rule, field.name) ?? (await tenantsOfKey(req, options)) ?? 'all'
}

/** Whose campaigns and codes a key is limited to; `null`: it is not, or nobody asks with one. */
async function tenantsOfKey(req: PayloadRequest, options: QROptions): Promise<ID[] | null> {
  const only = keyOf(req)?.only
  if (!only) return null
  const { campaigns, codes } = options.slugs
  const documents = [
    ...only.campaigns.map((id) => ({ id, collection: campaigns })),
    ...only.codes.map((id) => ({ id, collection: codes })),
  ]
  const tenants = await Promise.all(documents.map((one) => tenantsOfDocument(req, options, one)))
  return [...new Set(tenants.flatMap((some) => some ?? []))]
}

/**
 * Whether a person may see what spans tenants: contacts, what is kept of a person, the state of portals,
 * logs of the whole site.
 */
export const maySpanTenants = async (options: QROptions, req: PayloadRequest): Promise<boolean> =>
  (await tenantsOfPerson(req, options)) === 'all'

/** The tenants a rule names; `null`: it says nothing of tenants. */
function namedIn(where: Where, field: string): ID[] | null {
  let found: ID[] | null = null
  for (const [key, value] of Object.entries(where)) {
    if (['and', 'or'].includes(key.toLowerCase()) && Array.isArray(value)) {
      for (const part of value) {
        const named = namedIn(part, field)
        if (named) found = [...(found ?? []), ...named]
      }
    } else if (key === field || key.startsWith(`${field}.`)) {
      const { equals, in: list } = value as { equals?: unknown; in?: unknown }
      found = [...(found ?? []), ...tenantsIn(list), ...tenantsIn(equals)]
    }
  }
  return found && [...new Set(found)]
}
