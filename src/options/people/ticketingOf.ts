import type { BasePayload } from 'payload'

import type { ProviderName } from '../../integrations/ticketing/index.js'
import type { Secret, TicketingOption, VivenuTicketing } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../checks.js'
import { isSecret } from './isSecret.js'
import { type Provider, providerOf } from './providerOf.js'

const PATH = 'options.ticketing'
const PROVIDERS = ['eventbrite', 'generic', 'stripe', 'vivenu'] as const

export type Ticketing = {
  readonly attendees: boolean
  readonly eventbriteToken: Secret<{ payload: BasePayload }> | null
  readonly mapping: NonNullable<TicketingOption['mapping']>
  /** Only those the host switched on. */
  readonly providers: Partial<Record<ProviderName, Provider>>
  readonly testEvents: boolean
  readonly vivenuAPI:
    | false
    | { readonly apiKey: Secret<{ payload: BasePayload }> | undefined; readonly baseURL?: string }
}

export function ticketingOf(written: boolean | TicketingOption | undefined): false | Ticketing {
  if (written === undefined || written === false) return false
  // The one shop whose key the environment names.
  if (written === true) return ticketingOf({ vivenu: true })
  const keys = [...PROVIDERS, 'attendees', 'mapping', 'testEvents']
  const option = checks.object<TicketingOption>(PATH, written, keys, { hidden: true })
  const named = PROVIDERS.filter((name) => option[name] !== undefined)
  if (named.length === 0) fail(PATH, undefined, `at least one of ${PROVIDERS.join(', ')}`)
  const providers = Object.fromEntries(
    named.map((name) => [name, providerOf(`${PATH}.${name}`, name, option[name])]),
  )
  const { eventbrite, vivenu } = option
  if (eventbrite && !isSecret(eventbrite.token)) {
    fail(`${PATH}.eventbrite.token`, typeof eventbrite.token, "the account's private token, or a function") // prettier-ignore
  }
  return {
    attendees: checks.boolean(`${PATH}.attendees`, option.attendees, false),
    eventbriteToken: eventbrite?.token ?? null,
    mapping: mappingOf(option.mapping),
    providers,
    testEvents: checks.boolean(`${PATH}.testEvents`, option.testEvents, false),
    vivenuAPI: vivenuAPIOf(vivenu === true ? {} : vivenu),
  }
}

function mappingOf(written: TicketingOption['mapping']): Ticketing['mapping'] {
  const path = `${PATH}.mapping`
  const mapping = checks.object<Record<string, unknown>>(path, written, [
    'affiliates',
    'channels',
    'coupons',
    'underShops',
  ])
  for (const [kind, codes] of Object.entries(mapping)) {
    if (typeof codes !== 'object' || codes === null || Array.isArray(codes)) {
      fail(`${path}.${kind}`, codes, "an object such as { summer10: 'POSTER' }")
    }
    for (const [mark, code] of Object.entries(codes as object)) {
      if (typeof code !== 'string' || !code.trim()) fail(`${path}.${kind}.${mark}`, code, 'a code')
    }
  }
  return mapping
}

function vivenuAPIOf(vivenu: undefined | VivenuTicketing): Ticketing['vivenuAPI'] {
  const api = vivenu?.api
  if (api === undefined || api === false) return false
  const path = `${PATH}.vivenu.api`
  if (api === true) return { apiKey: undefined }
  const { apiKey, baseURL } = checks.object(path, api, ['apiKey', 'baseURL'], { hidden: true })
  if (apiKey !== undefined && !isSecret(apiKey)) {
    fail(`${path}.apiKey`, typeof apiKey, 'a text or a function')
  }
  const url = checks.url(`${path}.baseURL`, baseURL)
  return { apiKey, ...(url ? { baseURL: url } : {}) }
}
