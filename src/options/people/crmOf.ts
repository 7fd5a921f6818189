import type { Attribution } from './attributionOf.js'
import type { Contacts } from './contactsOf.js'
import type { CRMViewOptions } from './crmViewOf.js'
import type { Forms } from './formsOf.js'
import type { HubSpot } from './hubspotOf.js'
import type { Ticketing } from './ticketingOf.js'
import type { CRMOptions, JobsOption } from './types.js'

import { checks } from '../checks.js'
import { attributionOf } from './attributionOf.js'
import { contactsOf } from './contactsOf.js'
import { crmViewOf } from './crmViewOf.js'
import { formsOf } from './formsOf.js'
import { hubspotOf } from './hubspotOf.js'
import { ticketingOf } from './ticketingOf.js'

/** Everything about people. Each part is `false` while it is off. */
export type CRM = {
  readonly attribution: Attribution | false
  readonly contacts: Contacts | false
  readonly forms: false | Forms
  readonly hubspot: false | HubSpot
  readonly jobs: Readonly<Required<JobsOption>>
  readonly ticketing: false | Ticketing
  readonly view: CRMViewOptions | false
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
