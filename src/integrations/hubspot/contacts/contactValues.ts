import type { ContactForSync } from '../../sync/contacts.js'
import type { Touch } from '../../sync/touch.js'

import { currencyExponent } from '../../ticketing/money.js'
import { valueProperty } from '../setup/properties.js'

export type ValueOptions = {
  currencies?: readonly string[]
  /**
   * `first-sync`: until HubSpot has answered with a record id, so that a name corrected there stays.
   * @default 'first-sync'
   */
  names?: 'always' | 'first-sync' | 'never'
  /** Property names the portal has; others are not sent. @default all */
  usable?: ReadonlySet<string>
}

// HubSpot's limit for text values.
const LONGEST = 65_536

/**
 * What HubSpot is to hold, as the strings it takes: absolute values, `''` where there is nothing,
 * so that a cancelled order or an erased scan disappears there too.
 */
export function contactValues(contact: ContactForSync, options: ValueOptions = {}) {
  const { currencies = [], names = 'first-sync', usable } = options
  const state = contact.properties
  const values: Record<string, string> = {
    qr_codes: state.codes.join(';'),
    qr_first_scan_at: state.firstScanAt?.toISOString() ?? '',
    qr_last_click_id: state.lastClickId ?? '',
    qr_last_scan_at: state.lastScanAt?.toISOString() ?? '',
    qr_scan_count: String(state.scanCount),
    qr_tickets: String(state.tickets),
    ...touch('first', state.first),
    ...touch('last', state.last),
    // The field of its own is what the contact's counters say; the last touch may be older.
    qr_last_code: state.lastCode ?? state.last.code ?? '',
    qr_value_by_currency: Object.entries(state.valueByCurrency)
      .filter(([, amount]) => amount !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, amount]) => `${currency} ${money(currency, amount)}`)
      .join('; '),
  }
  if (state.attendance) {
    const { attended, lastAt, roles } = state.attendance
    values.qr_roles = roles.join(';')
    values.qr_tickets_attended = String(attended)
    values.qr_last_attended_at = lastAt?.toISOString() ?? ''
  }
  for (const currency of currencies) {
    const amount = state.valueByCurrency[currency.toUpperCase()] ?? 0
    values[valueProperty(currency)] = money(currency, amount)
  }
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (!usable || usable.has(name)) kept[name] = value.slice(0, LONGEST)
  }
  return { ...kept, ...nameValues(contact, names) }
}

/** An empty name is never sent: it would clear what HubSpot knows. */
function nameValues(contact: ContactForSync, names: ValueOptions['names']): Record<string, string> {
  if (names === 'never' || (names === 'first-sync' && contact.externalId !== null)) return {}
  const { firstName, lastName } = contact.properties
  return {
    ...(firstName?.trim() ? { firstname: firstName.trim() } : {}),
    ...(lastName?.trim() ? { lastname: lastName.trim() } : {}),
  }
}

function touch(which: 'first' | 'last', touched: Touch): Record<string, string> {
  const utm = (value: null | string) => (value ?? '').toLowerCase()
  return {
    [`qr_${which}_campaign`]: touched.campaign ?? '',
    [`qr_${which}_code`]: touched.code ?? '',
    [`qr_${which}_utm_campaign`]: utm(touched.utmCampaign),
    [`qr_${which}_utm_content`]: utm(touched.utmContent),
    [`qr_${which}_utm_medium`]: utm(touched.utmMedium),
    [`qr_${which}_utm_source`]: utm(touched.utmSource),
    [`qr_${which}_utm_term`]: utm(touched.utmTerm),
  }
}

/** A plain number without separators, with the currency's own digits (2 for EUR, 0 for JPY). */
const money = (currency: string, amount: number): string =>
  amount.toFixed(currencyExponent(currency.toUpperCase()))
