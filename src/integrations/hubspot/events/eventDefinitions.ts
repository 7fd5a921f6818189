import type { EventKind } from '../../sync/events.js'
import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions, EventDefinition } from '../gateway.js'

import { createUnlessThere } from '../client/createUnlessThere.js'
import { HubSpotError } from '../client/HubSpotError.js'

/** Internal names without `pe{HubID}_`; `false`: events of this kind are not sent. */
export type EventNames = Readonly<Record<EventKind, false | string>>

type Property = EventDefinition['properties'][number]

/**
 * The custom events this plugin sends. Values are text of at most 50 characters, HubSpot's limit.
 * Source: HubSpot changelog "New property limits for the Custom Behavioural Events API".
 */
export function eventDefinitions(names: EventNames): EventDefinition[] {
  const known: Omit<EventDefinition, 'name'>[] = [
    {
      description: 'The person scanned a QR code.',
      kind: 'scan',
      label: 'QR: scan',
      properties: [
        ...ORIGIN,
        text('qr_certainty', 'How sure it is that this person scanned'),
        ...(['source', 'medium', 'campaign', 'term', 'content'] as const).map((name) =>
          text(`qr_utm_${name}`, `UTM ${name}`),
        ),
      ],
    },
    {
      description: 'The person bought tickets.',
      kind: 'purchase',
      label: 'QR: ticket purchase',
      properties: ORDER,
    },
    {
      description: 'Tickets the person bought were given back in full.',
      kind: 'refund',
      label: 'QR: ticket refund',
      properties: ORDER,
    },
  ]
  return known.flatMap((definition) => {
    const name = names[definition.kind]
    return name === false ? [] : [{ ...definition, name }]
  })
}

const text = (name: string, label: string): Property => ({ label, name, type: 'string' })

const ORIGIN: Property[] = [text('qr_code', 'Code'), text('qr_campaign', 'Campaign')]

const ORDER: Property[] = [
  ...ORIGIN,
  text('qr_shop', 'Ticket shop'),
  text('qr_order', 'Order'),
  { label: 'Amount', name: 'qr_amount', type: 'number' },
  text('qr_currency', 'Currency'),
  { label: 'Tickets', name: 'qr_tickets', type: 'number' },
]

/**
 * Creates the event definitions that are missing; those that are there stay as they are. Safe to
 * repeat. Source: HubSpot API reference, "Define events".
 */
export async function ensureEventDefinitions(
  call: Caller,
  { eventDefinitions: path }: Paths,
  definitions: readonly EventDefinition[],
  options?: CallOptions,
): Promise<string[]> {
  const created: string[] = []
  for (const definition of definitions) {
    if (await isThere(call, `${path}/${definition.name}`, options)) continue
    if (await createUnlessThere(call, path, bodyOf(definition), options)) {
      created.push(definition.name)
    }
  }
  return created
}

async function isThere(call: Caller, path: string, options?: CallOptions): Promise<boolean> {
  try {
    await call({ method: 'GET', path }, options)
    return true
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'not-found') return false
    throw error
  }
}

function bodyOf({ description, label, name, properties }: EventDefinition): object {
  return {
    description,
    includeDefaultProperties: false,
    label,
    name,
    primaryObject: 'CONTACT',
    propertyDefinitions: properties,
  }
}
