import type { BasePayload } from 'payload'

import type {
  CarrierMapping,
  ProviderName,
  ProviderOptions,
} from '../integrations/ticketing/index.js'
import type { Secret } from './checks.js'

import { fail } from '../kit/fail.js'
import { checks, isSecret } from './checks.js'

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

type Written = Secret<{ payload: BasePayload }> | string[] | undefined

/** `options`: as the provider takes them. */
export type Provider = { readonly options: object; readonly secret: Written }

const KEYS: Readonly<Record<ProviderName, readonly string[]>> = {
  eventbrite: ['parameter', 'secret', 'token'],
  generic: ['name', 'secret', 'tolerance'],
  stripe: ['secret', 'tolerance'],
  vivenu: ['api', 'extractClickId', 'hmacKeyEncoding', 'secret'],
}

/** One provider's own options, without its API, which only Vivenu and Eventbrite have. */
function providerOf(path: string, name: ProviderName, given: unknown): Provider {
  const whole = given === true && name === 'vivenu' ? {} : given
  const option = checks.object(path, whole as Record<string, unknown>, KEYS[name], { hidden: true })
  const { api: _api, secret, token: _token, ...rest } = option
  return { options: READERS[name](path, rest), secret: webhookSecretOf(path, name, secret) }
}

const READERS: Readonly<
  Record<ProviderName, (path: string, option: Record<string, unknown>) => object>
> = {
  eventbrite: (path, { parameter }) => {
    const name = checks.text(`${path}.parameter`, parameter)
    return name ? { parameter: name } : {}
  },
  generic: (path, { name, tolerance }) => ({
    ...(name === undefined ? {} : { name: nameOf(`${path}.name`, name) }),
    ...toleranceOf(path, tolerance),
  }),
  stripe: (path, { tolerance }) => toleranceOf(path, tolerance),
  vivenu: (path, { extractClickId, hmacKeyEncoding }) => {
    checks.func(`${path}.extractClickId`, extractClickId)
    return {
      extractClickId,
      hmacKeyEncoding: checks.oneOf(`${path}.hmacKeyEncoding`, hmacKeyEncoding, 'utf8', [
        'base64',
        'utf8',
      ]),
    }
  },
}

/** Seconds. Much more than clocks differ, and old messages could be sent once more. */
const toleranceOf = (path: string, tolerance: unknown) =>
  tolerance === undefined
    ? {}
    : { tolerance: checks.integer(`${path}.tolerance`, tolerance, 300, 1, 3_600) }

/** It is a part of the webhook's path, where the others already are. */
const nameOf = (path: string, name: unknown): string =>
  typeof name === 'string' &&
  /^[a-z][a-z0-9-]{0,39}$/.test(name) &&
  (name === 'generic' || !Object.hasOwn(KEYS, name))
    ? name
    : fail(path, name, "a name of your own such as 'box-office'")

function webhookSecretOf(path: string, name: ProviderName, secret: unknown): Written {
  // Vivenu's may stand in the environment
  if (secret === undefined && name === 'vivenu') return undefined
  if (isSecret(secret) || isList(secret)) return secret as Written
  // the value is not shown: it may be a secret
  return fail(`${path}.secret`, typeof secret, 'a text, a list of texts or a function: what its webhooks are signed with') // prettier-ignore
}

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one)
