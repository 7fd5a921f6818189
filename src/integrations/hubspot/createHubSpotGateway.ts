import type { PublicGdprDeleteInput } from '@hubspot/api-client/lib/codegen/crm/contacts/models/PublicGdprDeleteInput.js'

import type { Caller } from './client/createCaller.js'
import type { Paths } from './client/paths.js'
import type {
  BehaviouralEvent,
  CallOptions,
  CallRecord,
  HubSpotAccount,
  HubSpotAPIVersion,
  HubSpotGateway,
  RateGate,
  Transport,
} from './gateway.js'

import { sdkTransport } from './client/apiClient.js'
import { createCaller } from './client/createCaller.js'
import { HubSpotError } from './client/HubSpotError.js'
import { API_VERSION, BASE_URL, pathsOf } from './client/paths.js'
import { createMemoryRateGate } from './client/rateGate.js'
import { findOurContact } from './contacts/findOurContact.js'
import { batchUpdateContacts, batchUpsertContacts } from './contacts/writeContacts.js'
import { ensureEventDefinitions } from './events/eventDefinitions.js'
import { probeWrite } from './setup/checkConnection.js'
import { ensureProperties } from './setup/properties.js'

export type HubSpotGatewayOptions = {
  /** A service key or private-app token, or a function that gives one for each call. */
  accessToken: (() => Promise<string>) | string
  /** `2026-09` also applies the portal's own validation rules to writes. @default '2026-09' */
  apiVersion?: HubSpotAPIVersion
  /** @default 'https://api.hubapi.com' */
  baseURL?: string
  /** Calls of the day left to other integrations: the limit is the whole account's. @default 0 */
  dailyReserve?: number
  /** The rate limit shared by all processes. @default one for this gateway alone */
  gate?: RateGate
  /** Epoch milliseconds. */
  now?: () => number
  /** Told of every call; must not throw. */
  onCall?: (call: CallRecord) => void
  /** Longest a request may take, milliseconds. @default 15_000 */
  timeoutMs?: number
  /** IANA zone of the account where it is already known. */
  timeZone?: null | string
  /** @default the request layer of `@hubspot/api-client`, loaded on first use */
  transport?: Transport
}

export function createHubSpotGateway(options: HubSpotGatewayOptions): HubSpotGateway {
  const { apiVersion = API_VERSION, now = Date.now, timeoutMs = 15_000 } = options
  let portalId: null | number = null
  let timeZone = options.timeZone ?? null
  const paths = pathsOf(apiVersion)
  const call = createCaller({
    accessToken: options.accessToken,
    baseURL: baseURLOf(options.baseURL ?? BASE_URL),
    dailyReserve: options.dailyReserve ?? 0,
    gate: options.gate ?? createMemoryRateGate({ abandonedMs: 2 * timeoutMs, now }),
    now,
    onCall: options.onCall,
    timeoutMs,
    timeZone: () => timeZone,
    transport: options.transport ?? sdkTransport,
  })

  return {
    batchUpdateContacts: (inputs, callOptions) =>
      batchUpdateContacts(call, paths, inputs, callOptions),
    batchUpsertContacts: (inputs, callOptions) =>
      batchUpsertContacts(call, paths, inputs, callOptions),
    ensureEventDefinitions: (definitions, callOptions) =>
      ensureEventDefinitions(call, paths, definitions, callOptions),
    ensureProperties: (set, callOptions) => ensureProperties(call, paths, set, callOptions),
    findOurContact: (email, callOptions) => findOurContact(call, paths, email, callOptions),
    gdprDelete: (recordId, callOptions) => gdprDelete(call, paths, recordId, callOptions),
    portalId: () => portalId,
    probeWrite: (callOptions) => probeWrite(call, paths, callOptions),
    readAccount: async (callOptions) => {
      const account = await readAccount(call, paths, callOptions)
      portalId = account.portalId ?? portalId
      timeZone = account.timeZone ?? timeZone
      return account
    },
    sendBehaviouralEvents: (events, callOptions) => sendEvents(call, paths, events, callOptions),
    timeoutMs,
    timeZone: () => timeZone,
  }
}

async function gdprDelete(call: Caller, paths: Paths, recordId: string, options?: CallOptions) {
  if (!/^\d{1,20}$/.test(recordId)) {
    throw new HubSpotError({
      kind: 'validation',
      message:
        'Erasing takes a HubSpot record id. An e-mail is not taken: HubSpot would block it for good if it does not know it.',
    })
  }
  const body = { objectId: recordId } satisfies PublicGdprDeleteInput
  await call({ body, method: 'POST', path: paths.gdprDelete }, options)
}

async function readAccount(
  call: Caller,
  paths: Paths,
  options?: CallOptions,
): Promise<HubSpotAccount> {
  const { body } = await call({ method: 'GET', path: paths.account }, options)
  const facts = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  return {
    accountType: text(facts.accountType),
    currency: text(facts.companyCurrency),
    portalId: typeof facts.portalId === 'number' ? facts.portalId : null,
    timeZone: text(facts.timeZone),
  }
}

async function sendEvents(
  call: Caller,
  paths: Paths,
  events: BehaviouralEvent[],
  options?: CallOptions,
): Promise<void> {
  const inputs = events.map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() }))
  const values = events.flatMap(({ email }) => (email ? [email] : []))
  for (const [index, path] of paths.events.entries()) {
    try {
      await call({ body: { inputs }, method: 'POST', path, values }, options)
      return
    } catch (error) {
      const other = error instanceof HubSpotError && error.kind === 'not-found'
      if (!other || index === paths.events.length - 1) throw error
    }
  }
}

function baseURLOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new HubSpotError({
      kind: 'validation',
      message: `The HubSpot base URL must be an absolute http(s) URL, e.g. ${BASE_URL}.`,
    })
  }
  return url.replace(/\/+$/, '')
}
