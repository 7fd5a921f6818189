import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { tenantsOfContact } from '../contacts/tenantsOfContact.js'

export const VIVENU = 'vivenu'

export const hubspotTarget = (portal: string): string => `hubspot:${portal}`
export const portalOf = (target: string): null | string =>
  target.startsWith('hubspot:') ? target.slice('hubspot:'.length) : null

/** Every place contacts may be sent to. */
export function targetsOf({ crm }: QROptions): string[] {
  return [
    ...(crm.hubspot === false ? [] : crm.hubspot.portals.map(hubspotTarget)),
    ...(crm.ticketing !== false && crm.ticketing.vivenuAPI !== false ? [VIVENU] : []),
  ]
}

/** Where this contact is sent to. Throws when `portalOf` names a portal that is not in `portals`. */
export async function targetsOfContact(
  options: QROptions,
  contact: { id: ID } & Record<string, unknown>,
  shops: ReadonlySet<string>,
  req: PayloadRequest,
): Promise<string[]> {
  const { hubspot, ticketing } = options.crm
  const targets: string[] = []
  if (hubspot !== false) {
    const portal = hubspot.portalOf
      ? hubspot.portalOf({
          contact,
          req,
          tenants: await tenantsOfContact(req, options, contact.id),
        })
      : hubspot.portals[0]
    if (portal && !hubspot.portals.includes(portal)) {
      throw new Error(
        'payload-plugin-qr: options.hubspot.portalOf gave a portal that is not in options.hubspot.portals',
      )
    }
    if (portal) targets.push(hubspotTarget(portal))
  }
  // customers there are the shop's own; only who bought something is one
  if (ticketing !== false && ticketing.vivenuAPI !== false && shops.has(VIVENU)) {
    targets.push(VIVENU)
  }
  return targets
}
