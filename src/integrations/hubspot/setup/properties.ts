import type { PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import type { PropertyGroupCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyGroupCreate.js'

import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions, PropertiesReport, PropertyDefinition, PropertySet } from '../gateway.js'

import { createUnlessThere } from '../client/createUnlessThere.js'
import { HubSpotError } from '../client/HubSpotError.js'

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const

export type PropertyOptions = {
  /** People who hold a ticket somebody else bought are contacts too. */
  attendees?: boolean
  /** ISO 4217 codes that get a number property each; others show in the text property only. */
  currencies?: readonly string[]
}

/**
 * The property group and properties this plugin owns on HubSpot contacts. Names never change once
 * created; labels and descriptions are the portal's to change. UTM values are text, never
 * enumerations: a new campaign must not need a new option.
 */
export function contactProperties({
  attendees = false,
  currencies = [],
}: PropertyOptions = {}): PropertySet {
  return {
    group: { label: 'QR scans', name: 'qr_scans' },
    properties: [
      datetime('qr_first_scan_at', 'QR: first scan', 'When the person first scanned a code.'),
      datetime('qr_last_scan_at', 'QR: last scan', 'When the person last scanned a code.'),
      number('qr_scan_count', 'QR: scans', 'How many scans are known of the person.'),
      ...touch('first'),
      ...touch('last'),
      string('qr_last_click_id', 'QR: last scan id', 'Id of the last scan.'),
      {
        ...string(
          'qr_codes',
          'QR: codes',
          'Every code the person scanned, separated by semicolons.',
        ),
        fieldType: 'textarea',
      },
      number('qr_tickets', 'QR: tickets', 'Tickets bought, those given back taken off.'),
      string(
        'qr_value_by_currency',
        'QR: ticket value',
        'Value of the tickets bought, per currency.',
      ),
      ...(attendees ? attendance() : []),
      ...currencies.map((currency) =>
        number(
          valueProperty(currency),
          `QR: ticket value in ${currency.toUpperCase()}`,
          `Value of the tickets bought, in ${currency.toUpperCase()}.`,
        ),
      ),
    ],
  }
}

export function valueProperty(currency: string): string {
  if (!/^[a-z]{3}$/i.test(currency)) {
    throw new Error(
      `hubspot.currencies takes ISO 4217 codes such as EUR, got ${currency.slice(0, 20)}`,
    )
  }
  return `qr_value_${currency.toLowerCase()}`
}

/** The list as lines, for portals where a person with the rights has to create them by hand. */
export function describeProperties({ group, properties }: PropertySet): string[] {
  return [
    `Property group: ${group.label} (${group.name})`,
    ...properties.map(
      ({ fieldType, label, name, type }) => `${name}: ${label}, type ${type}, field ${fieldType}`,
    ),
  ]
}

function attendance(): PropertyDefinition[] {
  return [
    string('qr_roles', 'QR: roles', 'buyer, attendee or both, separated by semicolons.'),
    number('qr_tickets_attended', 'QR: tickets used', 'Tickets of the person let in at the gate.'),
    datetime('qr_last_attended_at', 'QR: last at the gate', 'When the person was last let in.'),
  ]
}

function touch(which: 'first' | 'last'): PropertyDefinition[] {
  return [
    string(`qr_${which}_code`, `QR: ${which} code`, `Code of the ${which} scan.`),
    string(`qr_${which}_campaign`, `QR: ${which} campaign`, `Campaign of the ${which} scan.`),
    ...UTM.map((name) =>
      string(
        `qr_${which}_utm_${name}`,
        `QR: ${which} UTM ${name}`,
        `utm_${name} of the ${which} scan.`,
      ),
    ),
  ]
}

function datetime(name: string, label: string, description: string): PropertyDefinition {
  return { description, fieldType: 'date', label, name, type: 'datetime' }
}

function number(name: string, label: string, description: string): PropertyDefinition {
  return { description, fieldType: 'number', label, name, type: 'number' }
}

function string(name: string, label: string, description: string): PropertyDefinition {
  return { description, fieldType: 'text', label, name, type: 'string' }
}

/** `PropertyCreate` with its enums as the strings they are on the wire. */
type NewProperty = Omit<PropertyCreate, 'fieldType' | 'type'> & {
  fieldType: `${PropertyCreate['fieldType']}`
  type: `${PropertyCreate['type']}`
}

/**
 * Creates the group and the properties that are missing and never changes one that exists: labels,
 * descriptions and group are the portal's once created. Safe to repeat and to run twice at once.
 * One request per missing property: a batch answers differently per version when one of it exists.
 */
export async function ensureProperties(
  call: Caller,
  paths: Paths,
  set: PropertySet,
  options?: CallOptions,
): Promise<PropertiesReport> {
  const group = await ensureGroup(call, paths, set, options)
  const active = await readTypes(call, paths.properties, options)
  const archived = await readTypes(call, `${paths.properties}?archived=true`, options)
  const report: PropertiesReport = {
    archived: [],
    created: [],
    existing: [],
    group,
    usable: [],
    wrongType: [],
  }
  for (const property of set.properties) {
    const { name, type } = property
    const found = active.get(name)
    if (found !== undefined) {
      report.existing.push(name)
      if (found === type) report.usable.push(name)
      else report.wrongType.push({ expected: type, found, name })
    } else if (archived.has(name)) {
      report.archived.push(name)
    } else {
      const body = { ...property, groupName: set.group.name } satisfies NewProperty
      const created = await createUnlessThere(call, paths.properties, body, options)
      report[created ? 'created' : 'existing'].push(name)
      report.usable.push(name)
    }
  }
  return report
}

async function ensureGroup(
  call: Caller,
  paths: Paths,
  { group }: PropertySet,
  options?: CallOptions,
): Promise<'created' | 'existing'> {
  try {
    await call({ method: 'GET', path: `${paths.groups}/${group.name}` }, options)
    return 'existing'
  } catch (error) {
    if (!(error instanceof HubSpotError) || error.kind !== 'not-found') throw error
  }
  const body = { ...group, displayOrder: -1 } satisfies PropertyGroupCreate
  return (await createUnlessThere(call, paths.groups, body, options)) ? 'created' : 'existing'
}

async function readTypes(call: Caller, path: string, options?: CallOptions) {
  const { body } = await call({ method: 'GET', path }, options)
  const { results } = (body ?? {}) as { results?: { name?: unknown; type?: unknown }[] }
  return new Map(
    (Array.isArray(results) ? results : [])
      .filter(({ name }) => typeof name === 'string')
      .map(({ name, type }) => [name as string, String(type)]),
  )
}
