import type { BasePayload, PayloadRequest } from 'payload'

import type { EventNames, HubSpotAPIVersion } from '../integrations/hubspot/index.js'
import type { ID } from '../vocabulary/scan.js'
import type { Secret } from './checks.js'

import { contactProperties } from '../integrations/hubspot/setup/properties.js'
import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type HubSpotOption = {
  /**
   * Service key or private-app token, or a function that gives the one of `portal` for each call. `req`
   * is the job's, without a user: for looking up where a tenant's token is kept. Never keep a token in
   * the database in the clear.
   *
   * @default process.env.HUBSPOT_ACCESS_TOKEN
   * @example ({ portal }) => process.env[`HUBSPOT_TOKEN_${portal.toUpperCase()}`] ?? ''
   */
  accessToken?: Secret<{ payload: BasePayload; portal: string; req: PayloadRequest }>
  /** @default '2026-09' */
  apiVersion?: HubSpotAPIVersion
  /** @default process.env.HUBSPOT_BASE_URL, else HubSpot's own */
  baseURL?: string
  /** Currencies that get a number property each. @default [] */
  currencies?: string[]
  /**
   * Sends scans, purchases and refunds of synced contacts as custom events, for portals with HubSpot
   * Enterprise. Names without the `pe{HubID}_` HubSpot puts before them; `false` leaves one out.
   *
   * @default false
   * @example { scan: 'qr_scan', purchase: 'qr_ticket_purchase', refund: 'qr_ticket_refund' }
   */
  events?: boolean | Partial<Record<'purchase' | 'refund' | 'scan', false | string>>
  /** Calls of the day left to other integrations of the same account. @default 0 */
  dailyReserve?: number
  /** When first and last name are sent. @default 'first-sync' */
  names?: 'always' | 'first-sync' | 'never'
  /**
   * Which portal a contact belongs to, for several tenants with a portal each. `null`: none. The
   * name is given to `accessToken`. `tenants` are ids of those whose codes the person has, scanned or
   * bought by: a contact is one for all of them, so who has several belongs to no one's portal.
   *
   * @default one portal, 'default'
   * @example ({ tenants }) => (tenants.length === 1 ? `tenant-${tenants[0]}` : null)
   */
  portalOf?: (args: {
    contact: Record<string, unknown>
    req: PayloadRequest
    tenants: readonly ID[]
  }) => null | string
  /** Every name `portalOf` may give. @default ['default'] */
  portals?: string[]
  /** Milliseconds that changes are gathered before they are sent. @default 2_000 */
  wait?: number
}

export type HubSpot = Readonly<
  Required<Omit<HubSpotOption, 'accessToken' | 'baseURL' | 'events' | 'portalOf'>> &
    Pick<HubSpotOption, 'accessToken' | 'baseURL' | 'portalOf'> & { events: EventNames | false }
>

const PATH = 'options.hubspot'
const KEYS = [
  'accessToken',
  'apiVersion',
  'baseURL',
  'currencies',
  'dailyReserve',
  'events',
  'names',
  'portalOf',
  'portals',
  'wait',
] as const satisfies (keyof HubSpotOption)[]

export function hubspotOf(written: boolean | HubSpotOption | undefined): false | HubSpot {
  if (written === undefined || written === false) return false
  const option =
    written === true ? {} : checks.object<HubSpotOption>(PATH, written, KEYS, { hidden: true })
  const { accessToken } = option
  if (accessToken !== undefined && typeof accessToken !== 'function') {
    // the value is not shown: it may be a token
    if (typeof accessToken !== 'string' || !accessToken.trim()) {
      fail(`${PATH}.accessToken`, typeof accessToken, 'a token or a function that gives one')
    }
  }
  checks.func(`${PATH}.portalOf`, option.portalOf)
  const portals = portalsOf(option.portals)
  if (portals.length > 1) {
    if (typeof accessToken !== 'function') {
      fail(`${PATH}.accessToken`, typeof accessToken, 'a function, which gives the token of each portal') // prettier-ignore
    }
    if (!option.portalOf) fail(`${PATH}.portalOf`, undefined, "a function, which gives a contact's portal") // prettier-ignore
  }
  const baseURL = checks.url(`${PATH}.baseURL`, option.baseURL) ?? undefined
  return {
    accessToken,
    apiVersion: checks.oneOf(`${PATH}.apiVersion`, option.apiVersion, '2026-09', [
      '2026-03',
      '2026-09',
    ]),
    baseURL,
    currencies: currenciesOf(option.currencies),
    dailyReserve: checks.integer(`${PATH}.dailyReserve`, option.dailyReserve, 0, 0, 1_000_000),
    events: eventsOf(option.events),
    names: checks.oneOf(`${PATH}.names`, option.names, 'first-sync', [
      'always',
      'first-sync',
      'never',
    ]),
    portalOf: option.portalOf,
    portals,
    wait: checks.integer(`${PATH}.wait`, option.wait, 2_000, 0, 600_000),
  }
}

function currenciesOf(written: unknown): string[] {
  if (written === undefined) return []
  if (!Array.isArray(written)) return fail(`${PATH}.currencies`, written, "a list such as ['EUR']")
  try {
    contactProperties({ currencies: written })
    return written.map((currency: string) => currency.toUpperCase())
  } catch {
    return fail(`${PATH}.currencies`, written, "ISO 4217 codes such as 'EUR'")
  }
}

const EVENTS: EventNames = {
  purchase: 'qr_ticket_purchase',
  refund: 'qr_ticket_refund',
  scan: 'qr_scan',
}

function eventsOf(written: HubSpotOption['events']): EventNames | false {
  if (written === undefined || written === false) return false
  if (written === true) return EVENTS
  const path = `${PATH}.events`
  const kinds = ['purchase', 'refund', 'scan'] as const
  const given = checks.object<Partial<EventNames>>(path, written, kinds)
  const names = kinds.map((kind) => {
    const name = given[kind] ?? EVENTS[kind]
    // HubSpot puts `pe{HubID}_` before it
    const usable =
      name === false || (typeof name === 'string' && /^[a-z][a-z0-9_]{0,49}$/.test(name))
    return usable
      ? ([kind, name] as const)
      : fail(`${path}.${kind}`, name, "false or a name such as 'qr_scan'")
  })
  return Object.fromEntries(names) as Record<(typeof kinds)[number], false | string>
}

function portalsOf(written: unknown): string[] {
  if (written === undefined) return ['default']
  return Array.isArray(written) &&
    written.length > 0 &&
    written.every((name) => typeof name === 'string' && /^[\w.-]{1,60}$/.test(name))
    ? written
    : fail(`${PATH}.portals`, written, 'names of letters, digits, dots and hyphens')
}
