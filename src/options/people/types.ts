import type { CollectionOverride } from '../CollectionOverride.js'
import type { BasePayload, PayloadRequest } from 'payload'

import type { CarrierMapping, ProviderOptions } from '../../integrations/ticketing/index.js'
import type { HubSpotAPIVersion } from '../../integrations/hubspot/index.js'

/** A secret as text, or a function that fetches it: from a vault, or per tenant. */
export type Secret<Args> = ((args: Args) => Promise<string> | string) | string

export type AttributionOption = {
  /**
   * How long after a scan its id still ties the scan to a person: a number and `h` or `d`.
   *
   * @default '30d'
   */
  expires?: string
  /**
   * Hosts (with port, if they have one) whose addresses get `qr_scan_id`. Subdomains are hosts of
   * their own.
   *
   * @default the host of `siteURL`
   * @example ['tickets.example', 'shop.example']
   */
  hosts?: string[]
  /**
   * No id for browsers that ask not to be followed (`Sec-GPC: 1`, `DNT: 1`).
   *
   * @default true
   */
  respectSignals?: boolean
}

export type ContactsOption = {
  /**
   * The legal ground, in your words, on which buyers are synced without consent, e.g. the clause of
   * your terms. It is stored with each contact it is used for.
   *
   * @default none: contacts are synced on consent alone
   * @example 'Performance of the ticket contract, privacy notice section 4'
   */
  contractBasis?: string
  /**
   * Key of the hash that remembers erased e-mail addresses.
   *
   * @default derived from the Payload secret
   */
  suppressionSecret?: string
}

export type FormsOption = {
  /** Collection of submissions. @default 'form-submissions' */
  collection?: string
  /** Names of form fields; the first that is filled counts. Consent counts when it is ticked. */
  fields?: {
    /** @default none: a form gives no consent */
    consent?: string[]
    /** @default ['email', 'e-mail'] */
    email?: string[]
    /** @default ['firstName', 'first_name', 'firstname'] */
    firstName?: string[]
    /** @default ['lastName', 'last_name', 'lastname'] */
    lastName?: string[]
  }
  /** Submissions of one client address that count per minute. @default 10 */
  perMinute?: number
}

type ProviderSecrets = {
  /**
   * What webhooks are signed with; several while a key is being replaced.
   */
  secret?: Secret<{ payload: BasePayload }> | string[]
}

export type VivenuTicketing = NonNullable<ProviderOptions['vivenu']> &
  ProviderSecrets & {
    /**
     * Writes attribution back to Vivenu customers (tags and meta). `true`, or without `apiKey`, takes
     * `VIVENU_API_KEY`; `baseURL` is Vivenu's own unless you name that of development mode.
     *
     * @default false
     */
    api?: boolean | { apiKey?: Secret<{ payload: BasePayload }>; baseURL?: string }
  }

export type TicketingOption = {
  /**
   * Also makes a contact of everybody a ticket is made out to, where the shop says who that is, and
   * counts who was let in at the gate. They gave their address to the buyer, not to you: no contract
   * covers them, so they leave the house on consent of their own alone.
   *
   * @default false: who comes along is not even stored
   */
  attendees?: boolean
  /** Orders and check-ins of Eventbrite. Its `secret` stands in the webhook's address. */
  eventbrite?: NonNullable<ProviderOptions['eventbrite']> &
    ProviderSecrets & {
      /** Private token of the account, to look up what a webhook points to. */
      token: Secret<{ payload: BasePayload }>
    }
  /** Signed JSON of any shop. */
  generic?: NonNullable<ProviderOptions['generic']> & ProviderSecrets
  /** Codes behind a shop's own marks, beside those set on the codes themselves. */
  mapping?: CarrierMapping
  /** Stripe Checkout. `secret` is the endpoint's signing secret. */
  stripe?: NonNullable<ProviderOptions['stripe']> & ProviderSecrets
  /** Also counts events sent from a provider's test mode. @default false */
  testEvents?: boolean
  /** Orders and check-ins of Vivenu. `true`, or without `secret`, takes `VIVENU_WEBHOOK_KEY`. */
  vivenu?: true | VivenuTicketing
}

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
   * name is given to `accessToken`.
   *
   * @default one portal, 'default'
   */
  portalOf?: (args: { contact: Record<string, unknown>; req: PayloadRequest }) => null | string
  /** Every name `portalOf` may give. @default ['default'] */
  portals?: string[]
  /** Milliseconds that changes are gathered before they are sent. @default 2_000 */
  wait?: number
}

export type CRMViewOption = {
  /** A link to the page in the navigation. @default true */
  navLink?: boolean
  /**
   * Where the page lives below the admin's route.
   *
   * @default '/qr-crm'
   */
  path?: string
}

export type JobsOption = {
  /** Queue of the plugin's jobs. @default 'default' */
  queue?: string
  /**
   * Adds a schedule for the sweep (every minute). `false`: run `sweepQR(payload)` yourself.
   *
   * @default true
   */
  schedule?: boolean
}

export type CRMOptions = {
  /**
   * Adds a random id to destinations on allowed hosts, so that a form or purchase can be tied to
   * the scan that brought it. `true`: to the site's own host only.
   *
   * @default false
   */
  attribution?: AttributionOption | boolean
  /** Contacts. On by itself where `forms`, `ticketing` or `hubspot` is. @default false */
  contacts?: boolean | ContactsOption
  /**
   * The admin's page on how it stands with HubSpot and ticket shops, for who may see contacts
   * (`access.contacts`). `false` adds none; the endpoints stay.
   *
   * @default true
   */
  crmView?: boolean | CRMViewOption
  /** Takes scan ids from submissions of `@payloadcms/plugin-form-builder`. @default false */
  forms?: boolean | FormsOption
  /** Sends contacts to HubSpot. @default false */
  hubspot?: boolean | HubSpotOption
  /** The plugin's background jobs. */
  jobs?: JobsOption
  /**
   * Takes ticket sales from webhooks at `/api/qr/webhooks/:provider`. `true` is `{ vivenu: true }`,
   * the shop whose key the environment names.
   *
   * @default false
   */
  ticketing?: boolean | TicketingOption
}

export type CRMOverrides = { contacts?: CollectionOverride; conversions?: CollectionOverride }
