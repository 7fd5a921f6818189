import type { Attendance, ContactScans } from '../../integrations/sync/people.js'
import type { Certainty, KnownTouch } from '../../integrations/sync/touch.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { StoredConversion } from '../conversions/readConversions.js'

import { currencyExponent, describeConversion } from '../../integrations/ticketing/index.js'

type Doc = Record<string, unknown>

/**
 * What a contact's scans and orders come to. A function of the whole, not of what arrived last: the
 * first touch stays the first, and an order that was given back is as if it had never been.
 */
export function describeContact(
  contact: Doc,
  scans: ContactScans,
  conversions: StoredConversion[],
  { crm }: QROptions,
  attendance: Attendance | null,
): Doc {
  const touches = touchesOf(scans, conversions)
  const first = keptFirst(contact, touches[0] ?? null, scans)
  const codes = [...touches.map(({ code }) => code), ...scans.personal.codes]
  const value = valueOf(conversions)
  const basis = crm.contacts === false ? null : crm.contacts.contractBasis
  const bought = conversions.some(({ status }) => status !== 'pending')
  return {
    certainty: certaintyOf(touches, bought) ?? contact.certainty ?? 'claimed',
    codes: [...new Set(codes.filter((code) => code !== null))].sort(),
    consent: {
      ...(contact.consent as Doc | undefined),
      contractBasis: basis && bought ? basis : null,
    },
    conversions: sum(conversions.map(({ conversions: count }) => count)),
    externalIds: externalIdsOf(conversions),
    firstTouch: first ?? NO_TOUCH,
    lastTouch: fieldsOf(touches.at(-1) ?? null) ?? NO_TOUCH,
    scanCount: scans.bound.length + scans.personal.count,
    tickets: sum(conversions.map(({ tickets }) => tickets)),
    value,
    valueText: Object.entries(value)
      .map(([currency, amount]) => `${currency} ${amount.toFixed(currencyExponent(currency))}`)
      .join(', '),
    ...namesOf(contact, conversions),
    ...(attendance ? rolesOf(attendance, bought) : null),
  }
}

function rolesOf({ attended, held, lastAt }: Attendance, bought: boolean): Doc {
  return {
    lastAttendedAt: lastAt,
    roles: [...(held > 0 ? ['attendee'] : []), ...(bought ? ['buyer'] : [])],
    ticketsAttended: attended,
    ticketsHeld: held,
  }
}

/** In order of time. Marks of the shop speak only where no scan is known. */
function touchesOf({ bound, personal }: ContactScans, conversions: StoredConversion[]) {
  const scans = [...bound, personal.first, personal.last].filter((touch) => touch !== null)
  const marks = conversions
    .filter(({ code, soldAt, touchModel }) => touchModel === 'shop-mark' && code && soldAt)
    .map((one): KnownTouch => ({
      at: Date.parse(String(one.soldAt)),
      campaign: one.campaign,
      certainty: 'verified',
      code: one.code,
      qrCode: one.qrCode,
      scanId: null,
      utmCampaign: null,
      utmContent: null,
      utmMedium: null,
      utmSource: null,
      utmTerm: null,
    }))
  return (scans.length ? scans : marks).sort(
    (a, b) => a.at - b.at || String(a.scanId ?? a.code).localeCompare(String(b.scanId ?? b.code)),
  )
}

const FIELDS = [
  'code',
  'campaign',
  'certainty',
  'scanId',
  'utmCampaign',
  'utmContent',
  'utmMedium',
  'utmSource',
  'utmTerm',
] as const

// A group keeps what is not named in an update.
const NO_TOUCH: Doc = { at: null, ...Object.fromEntries(FIELDS.map((field) => [field, null])) }

function fieldsOf(touch: KnownTouch | null): Doc | null {
  if (!touch) return null
  const fields = Object.fromEntries(FIELDS.map((field) => [field, touch[field]]))
  return { at: new Date(touch.at).toISOString(), ...fields }
}

/**
 * The first scan of a personal code may have gone with the retention of scans: it stays the first,
 * unless it turned out to be somebody else's.
 */
function keptFirst(contact: Doc, first: KnownTouch | null, scans: ContactScans): Doc | null {
  const held = contact.firstTouch as Doc | undefined
  const gone =
    held?.certainty === 'assumed' &&
    scans.personal.count > 0 &&
    !scans.personal.used.includes(String(held.scanId)) &&
    Date.parse(String(held.at)) < (first?.at ?? 0)
  return gone ? held : fieldsOf(first)
}

function certaintyOf(touches: KnownTouch[], bought: boolean): Certainty | null {
  if (bought) return 'verified'
  const known = new Set(touches.map(({ certainty }) => certainty))
  return (['verified', 'claimed', 'assumed'] as const).find((one) => known.has(one)) ?? null
}

function valueOf(conversions: StoredConversion[]): Record<string, number> {
  const value: Record<string, number> = {}
  for (const { amount, currency } of conversions) {
    if (!currency || !amount) continue
    // cents that floats cannot hold add up in whole numbers
    const units = 10 ** currencyExponent(currency)
    value[currency] = Math.round(((value[currency] ?? 0) + amount) * units) / units
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function externalIdsOf(conversions: StoredConversion[]): Doc {
  return Object.fromEntries(
    conversions.flatMap(({ customerId, provider }) => (customerId ? [[provider, customerId]] : [])),
  )
}

/** Names of the latest order, unless a person wrote them here. */
function namesOf(contact: Doc, conversions: StoredConversion[]): Doc {
  if (contact.nameFrom === 'person') return {}
  const latest = conversions
    .map(({ key, state }) => ({
      at: state.lastAt ?? 0,
      buyer: describeConversion(state).buyer,
      key,
    }))
    .filter(({ buyer }) => buyer?.firstName || buyer?.lastName)
    .sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))[0]
  if (!latest?.buyer) return {}
  const { firstName, lastName } = latest.buyer
  return { firstName, lastName, nameFrom: 'order' }
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + (one || 0), 0)
