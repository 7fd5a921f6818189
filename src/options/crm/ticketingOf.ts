import type { ProviderName } from '../../integrations/ticketing/index.js'
import type { Secret, TicketingOption, VivenuTicketing } from './types.js'
import type { BasePayload } from 'payload'

import { fail } from '../../fail.js'
import { checks } from '../checks.js'

const PATH = 'options.ticketing'
const PROVIDERS = ['eventbrite', 'generic', 'stripe', 'vivenu'] as const

type Written = Secret<{ payload: BasePayload }> | string[] | undefined

export type Ticketing = {
  readonly attendees: boolean
  readonly mapping: NonNullable<TicketingOption['mapping']>
  /** Only those the host switched on. */
  readonly providers: Partial<
    Record<ProviderName, { readonly options: object; readonly secret: Written }>
  >
  readonly testEvents: boolean
  readonly eventbriteToken: Secret<{ payload: BasePayload }> | null
  readonly vivenuAPI:
    | false
    | { readonly apiKey: Secret<{ payload: BasePayload }> | undefined; readonly baseURL?: string }
}

export function ticketingOf(written: false | TicketingOption | undefined): false | Ticketing {
  if (written === undefined || written === false) return false
  const option = checks.object<TicketingOption>(PATH, written, [
    ...PROVIDERS,
    'attendees',
    'mapping',
    'testEvents',
  ])
  const providers: Ticketing['providers'] & Record<string, unknown> = {}
  for (const name of PROVIDERS) {
    const given = option[name]
    if (given === undefined) continue
    const { secret, ...options } = providerOf(name, given)
    providers[name] = { options, secret }
  }
  if (Object.keys(providers).length === 0) {
    fail(PATH, written, `at least one of ${PROVIDERS.join(', ')}`)
  }
  const eventbrite = option.eventbrite
  if (eventbrite && !isSecret(eventbrite.token)) {
    fail(`${PATH}.eventbrite.token`, undefined, "the account's private token, or a function")
  }
  return {
    attendees: checks.boolean(`${PATH}.attendees`, option.attendees, false),
    eventbriteToken: eventbrite?.token ?? null,
    mapping: checks.object(`${PATH}.mapping`, option.mapping, [
      'affiliates',
      'channels',
      'coupons',
      'underShops',
    ]),
    providers,
    testEvents: checks.boolean(`${PATH}.testEvents`, option.testEvents, false),
    vivenuAPI: vivenuAPIOf(option.vivenu === true ? {} : option.vivenu),
  }
}

function providerOf(
  name: ProviderName,
  given: unknown,
): Record<string, unknown> & { secret: Written } {
  const path = `${PATH}.${name}`
  const fields = given === true && name === 'vivenu' ? {} : given
  if (typeof fields !== 'object' || fields === null) {
    return fail(path, given, 'an object with secret and the options of the provider')
  }
  const { api: _api, secret, token: _token, ...rest } = fields as Record<string, unknown>
  const from = secret ?? (name === 'vivenu' ? undefined : missing(path))
  if (from !== undefined && !isSecret(from) && !isList(from)) {
    // the value is not shown: it may be a secret
    fail(`${path}.secret`, typeof from, 'a text, a list of texts or a function that gives one')
  }
  return { ...rest, secret: from as Written }
}

const missing = (path: string): never =>
  fail(`${path}.secret`, undefined, 'what its webhooks are signed with')

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one)

const isSecret = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'string' && value.trim() !== '')

function vivenuAPIOf(vivenu: undefined | VivenuTicketing): Ticketing['vivenuAPI'] {
  const api = vivenu?.api
  if (!api) return false
  const path = `${PATH}.vivenu.api`
  if (api === true) return { apiKey: undefined }
  const { apiKey, baseURL } = checks.object(path, api, ['apiKey', 'baseURL'])
  if (apiKey !== undefined && !isSecret(apiKey)) {
    fail(`${path}.apiKey`, typeof apiKey, 'a text or a function')
  }
  const url = checks.text(`${path}.baseURL`, baseURL)
  if (url && !URL.canParse(url)) fail(`${path}.baseURL`, url, 'an absolute URL')
  return { apiKey, ...(url ? { baseURL: url } : {}) }
}
