import type { HubSpotState } from './createState.js'
import type { Shape } from './shapes.js'
import type { Answer, FakeCounters } from './types.js'

import * as contacts from './contactAnswers.js'
import * as events from './eventAnswers.js'
import { problem } from './problem.js'
import * as properties from './propertyAnswers.js'
import { wrongShape } from './shapes.js'
import { update } from './update.js'
import { upsert } from './upsert.js'

export type RouteContext = {
  counters: FakeCounters
  /** Has custom events. */
  enterprise: boolean
  portalId: number
  random: () => number
  /** Scopes the token has; `null`: all. */
  scopes: null | string[]
  state: HubSpotState
  timeZone: string
}

type Handler = {
  method: 'GET' | 'POST'
  path: RegExp
  run: (context: RouteContext, body: never, url: URL, match: RegExpExecArray) => Answer
  scope: string
  shape?: Shape
}

const VERSION = '(?:2026-03|2026-09)'
const OBJECTS = `^/crm/objects/${VERSION}/contacts`
const PROPERTIES = `^/crm/properties/${VERSION}/contacts`

/** Paths by HubSpot's public specifications; scopes by the same. */
const HANDLERS: Handler[] = [
  {
    method: 'POST',
    path: new RegExp(`${OBJECTS}/batch/upsert$`),
    run: ({ counters, random, state }, body: { inputs: never[] }) =>
      upsert(state, body.inputs, random, () => counters.created++),
    scope: 'crm.objects.contacts.write',
    shape: 'batchUpsert',
  },
  {
    method: 'POST',
    path: new RegExp(`${OBJECTS}/batch/update$`),
    run: ({ random, state }, body: { inputs: never[] }) => update(state, body.inputs, random),
    scope: 'crm.objects.contacts.write',
    shape: 'batchUpdate',
  },
  {
    method: 'POST',
    path: new RegExp(`${OBJECTS}/batch/read$`),
    run: ({ state }, body) => contacts.batchRead(state, body),
    scope: 'crm.objects.contacts.read',
    shape: 'batchRead',
  },
  {
    method: 'POST',
    path: new RegExp(`${OBJECTS}/search$`),
    run: ({ state }, body) => contacts.search(state, body),
    scope: 'crm.objects.contacts.read',
    shape: 'search',
  },
  {
    method: 'POST',
    path: new RegExp(`${OBJECTS}/gdpr-delete$`),
    run: ({ state }, body) => contacts.gdprDelete(state, body),
    scope: 'crm.objects.contacts.write',
    shape: 'gdprDelete',
  },
  {
    method: 'GET',
    path: new RegExp(`${PROPERTIES}$`),
    run: ({ state }, _body, url) =>
      properties.readProperties(state, url.searchParams.get('archived') === 'true'),
    scope: 'crm.schemas.contacts.read',
  },
  {
    method: 'POST',
    path: new RegExp(`${PROPERTIES}$`),
    run: ({ state }, body) => properties.createProperty(state, body),
    scope: 'crm.schemas.contacts.write',
    shape: 'property',
  },
  {
    method: 'POST',
    path: new RegExp(`${PROPERTIES}/batch/create$`),
    run: ({ state }, body) => properties.createProperties(state, body),
    scope: 'crm.schemas.contacts.write',
    shape: 'properties',
  },
  {
    method: 'GET',
    path: new RegExp(`${PROPERTIES}/groups/(\\w+)$`),
    run: ({ state }, _body, _url, match) => properties.readGroup(state, match[1] ?? ''),
    scope: 'crm.schemas.contacts.read',
  },
  {
    method: 'POST',
    path: new RegExp(`${PROPERTIES}/groups$`),
    run: ({ state }, body) => properties.createGroup(state, body),
    scope: 'crm.schemas.contacts.write',
    shape: 'group',
  },
  {
    method: 'GET',
    path: new RegExp(`^/account-info/${VERSION}/details$`),
    run: ({ portalId, timeZone }) => contacts.account(portalId, timeZone),
    scope: 'oauth',
  },
  {
    method: 'POST',
    path: /^\/events\/(?:2026-03|custom\/2026-09)\/send\/batch$/,
    run: (context, body: { inputs: never[] }) =>
      events.withoutProduct(context) ?? events.sendEvents(context, body.inputs),
    scope: 'analytics.behavioral_events.send',
    shape: 'events',
  },
  {
    method: 'POST',
    path: /^\/events\/(?:2026-03|custom\/2026-09)\/send$/,
    run: (context, body) => events.withoutProduct(context) ?? events.sendEvents(context, [body]),
    scope: 'analytics.behavioral_events.send',
    shape: 'event',
  },
  {
    method: 'GET',
    path: /^\/events\/2026-03\/event-definitions\/(\w+)$/,
    run: (context, _body, _url, match) =>
      events.withoutProduct(context) ?? events.readDefinition(context, match[1] ?? ''),
    scope: 'behavioral_events.event_definitions.read_write',
  },
  {
    method: 'POST',
    path: /^\/events\/2026-03\/event-definitions$/,
    run: (context, body) =>
      events.withoutProduct(context) ?? events.createDefinition(context, body),
    scope: 'behavioral_events.event_definitions.read_write',
    shape: 'eventDefinition',
  },
]

export function route(context: RouteContext, method: string, url: URL, text: string): Answer {
  for (const handler of HANDLERS) {
    const match = handler.path.exec(url.pathname)
    if (!match || handler.method !== method) continue
    const { scopes } = context
    if (scopes && handler.scope !== 'oauth' && !scopes.includes(handler.scope)) {
      // 403 MISSING_SCOPES names what is missing (notes: properties).
      return problem(403, 'MISSING_SCOPES', 'This app does not have the proper permissions.', {
        errors: [
          {
            context: { requiredGranularScopes: [handler.scope] },
            message: 'One or more scopes are missing.',
          },
        ],
      })
    }
    const body = parse(text)
    const wrong = handler.shape ? wrongShape(handler.shape, body) : null
    if (wrong) {
      context.counters.wrongShapes++
      return problem(400, 'VALIDATION_ERROR', `Invalid input JSON: ${wrong}`)
    }
    return handler.run(context, body as never, url, match)
  }
  return problem(404, 'NOT_FOUND', 'resource not found')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
