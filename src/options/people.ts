import type { CRMViewOption, CRMView } from './admin.js'
import type { Attribution, AttributionOption } from './destinations.js'
import type { HubSpot, HubSpotOption } from './hubspot.js'
import type { Ticketing, TicketingOption } from './ticketing.js'

import { fail } from '../kit/fail.js'
import { crmViewOf } from './admin.js'
import { checks } from './checks.js'
import { attributionOf } from './destinations.js'
import { hubspotOf } from './hubspot.js'
import { ticketingOf } from './ticketing.js'

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

/** Everything about people. Each part is `false` while it is off. */
export type CRM = {
  readonly attribution: Attribution | false
  readonly contacts: Contacts | false
  readonly forms: false | Forms
  readonly hubspot: false | HubSpot
  readonly jobs: Readonly<Required<JobsOption>>
  readonly ticketing: false | Ticketing
  readonly view: CRMView | false
}

export const CRM_KEYS = [
  'attribution',
  'contacts',
  'crmView',
  'forms',
  'hubspot',
  'jobs',
  'ticketing',
] as const satisfies (keyof CRMOptions)[]

/** Contacts are there wherever something makes or needs them. */
export function crmOf(written: CRMOptions, siteURL: null | string): CRM {
  const forms = formsOf(written.forms)
  const hubspot = hubspotOf(written.hubspot)
  const ticketing = ticketingOf(written.ticketing)
  const contacts = contactsOf(written.contacts ?? Boolean(forms || hubspot || ticketing))
  const jobs = checks.object('options.jobs', written.jobs, ['queue', 'schedule'])
  return {
    attribution: attributionOf(written.attribution, siteURL),
    contacts: contacts || (forms || hubspot || ticketing ? contactsOf(true) : false),
    forms,
    hubspot,
    jobs: {
      queue: checks.text('options.jobs.queue', jobs.queue) ?? 'default',
      schedule: checks.boolean('options.jobs.schedule', jobs.schedule, true),
    },
    ticketing,
    view: crmViewOf(written.crmView),
  }
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

export type Contacts = {
  readonly contractBasis: null | string
  readonly suppressionSecret: null | string
}

function contactsOf(written: boolean | ContactsOption | undefined): Contacts | false {
  if (written === undefined || written === false) return false
  const path = 'options.contacts'
  const option =
    written === true
      ? {}
      : checks.object<ContactsOption>(path, written, ['contractBasis', 'suppressionSecret'], {
          hidden: true,
        })
  return {
    contractBasis: checks.text(`${path}.contractBasis`, option.contractBasis),
    suppressionSecret: checks.text(`${path}.suppressionSecret`, option.suppressionSecret),
  }
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

const NAMES = {
  consent: [],
  email: ['email', 'e-mail'],
  firstName: ['firstName', 'first_name', 'firstname'],
  lastName: ['lastName', 'last_name', 'lastname'],
} as const

export type Forms = {
  readonly collection: string
  readonly fields: Readonly<Record<keyof typeof NAMES, readonly string[]>>
  readonly perMinute: number
}

function formsOf(written: boolean | FormsOption | undefined): Forms | false {
  if (written === undefined || written === false) return false
  const path = 'options.forms'
  const option =
    written === true
      ? {}
      : checks.object<FormsOption>(path, written, ['collection', 'fields', 'perMinute'])
  const keys = Object.keys(NAMES) as (keyof typeof NAMES)[]
  const fields = checks.object(`${path}.fields`, option.fields, keys)
  const names = (key: keyof typeof NAMES): readonly string[] => {
    const given = fields[key] ?? NAMES[key]
    return Array.isArray(given) && given.every((name) => typeof name === 'string')
      ? given
      : fail(`${path}.fields.${key}`, given, 'a list of field names')
  }
  return {
    collection: checks.text(`${path}.collection`, option.collection) ?? 'form-submissions',
    fields: {
      consent: names('consent'),
      email: names('email'),
      firstName: names('firstName'),
      lastName: names('lastName'),
    },
    perMinute: checks.integer(`${path}.perMinute`, option.perMinute, 10, 1, 10_000),
  }
}
