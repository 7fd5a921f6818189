import type { HubSpotState } from './createState.js'
import type { Answer, FakeDefinition, FakeEvent } from './types.js'

import { problem } from './problem.js'

/** What differs from portal to portal. */
type Portal = { enterprise: boolean; portalId: number; state: HubSpotState }

/** Changelog "New property limits for the Custom Behavioural Events API". */
const LONGEST = 50
const MOST = 50

/**
 * Custom events are for Enterprise portals (API reference: "supported products"). What a smaller one
 * answers is not published; a 403 is what HubSpot gives wherever a portal lacks a product.
 */
export function withoutProduct({ enterprise }: Portal): Answer | null {
  return enterprise
    ? null
    : problem(403, 'FORBIDDEN', 'This portal does not have access to custom behavioral events.')
}

/**
 * Send event completions: 204 without a body, for one event as for many. A `uuid` counts once. Refuses
 * what is not defined ("you first need to define the event") and values beyond the published limits;
 * that one wrong event spoils its batch is an assumption, the strict one.
 */
export function sendEvents(portal: Portal, inputs: FakeEvent[]): Answer {
  const { state } = portal
  const wrong = inputs.map((event) => refusal(portal, event)).find(Boolean)
  if (wrong) return problem(400, 'VALIDATION_ERROR', wrong)
  for (const event of inputs) {
    const known = event.uuid !== undefined && state.events.some(({ uuid }) => uuid === event.uuid)
    if (!known) state.events.push(event)
  }
  return { status: 204 }
}

function refusal({ portalId, state }: Portal, event: FakeEvent): null | string {
  const name = new RegExp(`^pe${portalId}_(.+)$`).exec(event.eventName)?.[1] ?? ''
  const definition = state.definitions.get(name)
  if (!definition) return `No event type exists with name ${event.eventName}`
  if (!event.email && !event.objectId) return 'An email, objectId or utk is required'
  const values = Object.entries(event.properties)
  if (values.length > MOST) return `More than ${MOST} properties`
  for (const [key, value] of values) {
    if (!definition.propertyDefinitions.some((property) => property.name === key)) {
      return `Property ${key} does not exist on ${event.eventName}`
    }
    if (value.length > LONGEST) return `Property ${key} is longer than ${LONGEST} characters`
  }
  return null
}

/** API reference "Define events": 404 until there is one; the name is taken once. */
export function readDefinition({ state }: Portal, name: string): Answer {
  const definition = state.definitions.get(name)
  return definition
    ? { body: definition, status: 200 }
    : problem(404, 'OBJECT_NOT_FOUND', `No event type exists with name ${name}`)
}

export function createDefinition({ portalId, state }: Portal, body: FakeDefinition): Answer {
  const { name } = body
  if (!/^[a-z][a-z0-9_]{0,49}$/.test(name)) return problem(400, 'VALIDATION_ERROR', 'Invalid name')
  if (state.definitions.has(name)) return problem(409, 'CONFLICT', 'This name is taken')
  state.definitions.set(name, body)
  return { body: { ...body, fullyQualifiedName: `pe${portalId}_${name}` }, status: 201 }
}
