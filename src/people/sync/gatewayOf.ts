import type { BasePayload } from 'payload'

import { createLocalReq } from 'payload'

import type { HubSpotGateway } from '../../integrations/hubspot/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { findApiClient, NOT_INSTALLED } from '../../integrations/hubspot/client/apiClient.js'
import { createHubSpotGateway } from '../../integrations/hubspot/index.js'
import { fail } from '../../kit/fail.js'
import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { secretOf } from './secretOf.js'
import { hubspotTarget } from './targets.js'

const TIMEOUT = 15_000

/** How fast a portal answers and may be asked. HubSpot's own, unless a stand-in is quicker. */
export type GatewayPace = {
  /** The portal's burst limit, until its answers tell. */
  limit?: { intervalMs: number; max: number }
  /** Longest a request may take, milliseconds. */
  timeoutMs?: number
}

const gateways = new WeakMap<object, Map<string, HubSpotGateway>>()

/** The door to one HubSpot portal, one per process. The token is asked for with each call. */
export function gatewayOf(
  payload: BasePayload,
  portal: string,
  { limit, timeoutMs = TIMEOUT }: GatewayPace = {},
): HubSpotGateway {
  const { hubspot } = optionsOf(payload).crm
  if (hubspot === false) throw new Error('payload-plugin-qr: options.hubspot is off')
  const known = gateways.get(payload) ?? new Map<string, HubSpotGateway>()
  gateways.set(payload, known)
  let gateway = known.get(portal)
  if (!gateway) {
    gateway = createHubSpotGateway({
      accessToken: async () =>
        secretOf(
          hubspot.accessToken ?? process.env.HUBSPOT_ACCESS_TOKEN,
          { payload, portal, req: await createLocalReq({}, payload as never) },
          'set HUBSPOT_ACCESS_TOKEN or options.hubspot.accessToken',
        ),
      apiVersion: hubspot.apiVersion,
      baseURL: hubspot.baseURL ?? (process.env.HUBSPOT_BASE_URL || undefined),
      dailyReserve: hubspot.dailyReserve,
      gate: crmStoreOf(payload).gate(hubspotTarget(portal), {
        abandonedMs: 2 * timeoutMs,
        ...limit,
      }),
      timeoutMs,
    })
    known.set(portal, gateway)
  }
  return gateway
}

/**
 * Refuses to start with HubSpot switched on where nothing could ever be sent. Not asked where options
 * are read: migrations, types and builds need neither token nor package.
 */
export function checkHubSpot({ crm: { hubspot } }: QROptions, installed = findApiClient): void {
  if (hubspot === false) return
  if (!hubspot.accessToken && !process.env.HUBSPOT_ACCESS_TOKEN?.trim()) {
    fail('options.hubspot.accessToken', undefined, 'a token or a function that gives one; or set HUBSPOT_ACCESS_TOKEN') // prettier-ignore
  }
  if (!installed()) throw new Error(`payload-plugin-qr: ${NOT_INSTALLED}`)
}
