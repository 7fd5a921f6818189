import type { Where } from 'payload'

import type { Receiver } from '../integrations/webhooks/sendMessage.js'
import type { Authorize } from './admin.js'

import { keyOf } from '../integrations/webhooks/sign.js'
import { fail } from '../kit/fail.js'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../vocabulary/webhooks.js'
import { checks } from './checks.js'

export type WebhooksOption = {
  /** Receivers by a name of yours, which stays when the address changes. */
  endpoints: Record<string, WebhookEndpointOption>
  /**
   * Who reads the log of messages in the admin, which names all codes and sales.
   *
   * @default nobody
   */
  log?: Authorize
  /**
   * Seconds before each further attempt; after the last a message is given up.
   *
   * @default [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
   */
  retries?: number[]
}

export type WebhookEndpointOption = {
  /** `scan` is told of where it is named. @default ['alert', 'limit', 'sale'] */
  events?: WebhookEvent[]
  /**
   * `whsec_` and 24 to 64 random bytes in base64. Two while one takes the place of the other: messages
   * are signed with both.
   *
   * @example ['whsec_new…', 'whsec_old…']
   */
  secret: string | string[]
  url: string
  /**
   * Of which codes it is told, say those of a tenant. Sales without a code are told to none that has one.
   * Not beside `scan`: those are handed on as they were made.
   *
   * @default of all
   * @example { 'tenant.slug': { equals: 'acme' } }
   */
  where?: Where
}

type Endpoint = Readonly<{ events: readonly WebhookEvent[]; where: null | Where }> & Receiver

/** `false`: no other system is told of anything. */
export type Webhooks =
  | false
  | Readonly<{
      endpoints: readonly Endpoint[]
      log: Authorize | null
      /** Milliseconds. */
      retries: readonly number[]
    }>

const PATH = 'options.webhooks'
/** What a receiver hears of unless it says; scans are many, and are asked for by name. */
const BY_DEFAULT = WEBHOOK_EVENTS.filter((event) => event !== 'scan')
const RETRIES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

export function webhooksOf(written: undefined | WebhooksOption): Webhooks {
  if (written === undefined) return false
  const option = checks.object(PATH, written, ['endpoints', 'log', 'retries'], { hidden: true })
  checks.func(`${PATH}.log`, option.log)
  const names = Object.keys(option.endpoints ?? {})
  if (names.length === 0) {
    fail(
      `${PATH}.endpoints`,
      names,
      "receivers by name: { crm: { url: 'https://…', secret: 'whsec_…' } }",
    )
  }
  return {
    endpoints: names.map((name) => endpointOf(name, option.endpoints![name]!)),
    log: option.log ?? null,
    retries: retriesOf(option.retries).map((seconds) => seconds * 1_000),
  }
}

function endpointOf(name: string, written: WebhookEndpointOption): Endpoint {
  const path = `${PATH}.endpoints.${name}`
  const option = checks.object(path, written, ['events', 'secret', 'url', 'where'], {
    hidden: true,
  })
  const url = checks.url(`${path}.url`, option.url)
  if (!url) return fail(`${path}.url`, url, "an absolute URL such as 'https://api.example'")
  const events = option.events ?? BY_DEFAULT
  if (!Array.isArray(events) || !events.every((event) => WEBHOOK_EVENTS.includes(event))) {
    fail(
      `${path}.events`,
      events,
      `a list of ${WEBHOOK_EVENTS.map((one) => `'${one}'`).join(', ')}`,
    )
  }
  const { where = null } = option
  if (where !== null && (typeof where !== 'object' || Array.isArray(where))) {
    fail(`${path}.where`, typeof where, 'a query of codes such as { tenant: { equals: 1 } }')
  }
  if (where !== null && events.includes('scan')) {
    fail(`${path}.where`, where, 'nothing beside the event \'scan\': filter scans in a sink of scans.sinks') // prettier-ignore
  }
  return { events, keys: keysOf(`${path}.secret`, option.secret), name, url, where }
}

function keysOf(path: string, written: string | string[] | undefined): Buffer[] {
  const secrets = Array.isArray(written) ? written : [written]
  return secrets.map((secret) => {
    const key = typeof secret === 'string' ? keyOf(secret) : null
    // Never the value: it may be a secret with a slip in it.
    return (
      key ?? fail(path, typeof secret, 'whsec_ and 24 to 64 bytes in base64, one or a list of two')
    )
  })
}

function retriesOf(written: number[] | undefined): readonly number[] {
  if (written === undefined) return RETRIES
  const isList =
    Array.isArray(written) &&
    written.every((one) => typeof one === 'number' && one >= 0 && one <= 604_800)
  return isList ? written : fail(`${PATH}.retries`, written, 'a list of seconds, each up to a week')
}
