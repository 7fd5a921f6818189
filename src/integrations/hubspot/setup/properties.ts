import type { PropertyDefinition, PropertySet } from '../types.js'

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
