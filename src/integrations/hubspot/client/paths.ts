import type { HubSpotAPIVersion } from '../gateway.js'

/** The one place that names a version. 2026-09 is supported until about March 2028. */
export const API_VERSION: HubSpotAPIVersion = '2026-09'

export const BASE_URL = 'https://api.hubapi.com'

export type Paths = ReturnType<typeof pathsOf>

/** Paths of the dated APIs. Source: HubSpot's public API specifications, migration guide. */
export function pathsOf(version: HubSpotAPIVersion) {
  const properties = `/crm/properties/${version}/contacts`
  return {
    account: `/account-info/${version}/details`,
    // Documented for 2026-03 alone, which is supported until about September 2027.
    eventDefinitions: '/events/2026-03/event-definitions',
    // Published specifications of 2026-09 name both forms; the gateway tries them in this order.
    events:
      version === '2026-03'
        ? [`/events/${version}/send/batch`]
        : [`/events/custom/${version}/send/batch`, `/events/${version}/send/batch`],
    gdprDelete: `/crm/objects/${version}/contacts/gdpr-delete`,
    groups: `${properties}/groups`,
    properties,
    read: `/crm/objects/${version}/contacts/batch/read`,
    update: `/crm/objects/${version}/contacts/batch/update`,
    upsert: `/crm/objects/${version}/contacts/batch/upsert`,
  }
}
