import type { Breakdown, Dimension } from '../../../vocabulary/questions.js'
import type { Format } from './createFormat.js'
import type { Text, TextName } from './useText.js'
import type { Stats } from './ViewContext.js'

import { readableURL } from '../../../kit/readableURL.js'
import { CHANNELS } from '../../../vocabulary/channels.js'
import { DEVICE_TYPES } from '../../../vocabulary/scan.js'
import { outcomeText } from './words.js'

type Row = Breakdown['rows'][number]

/** Breakdowns as people look for them. */
export const GROUPS = {
  devices: ['deviceType', 'os', 'browser', 'language'],
  outcomes: ['outcome', 'rule', 'channel', 'alias'],
  places: ['country', 'region', 'city', 'postalCode', 'asOrganization'],
  sources: ['utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm', 'referrer'],
} as const satisfies Record<string, readonly Dimension[]>

/** A breakdown of the detailed form; `null` where the reader may not see the field. */
export function breakdownOf(stats: Stats, dimension: Dimension): Breakdown | null {
  const { device_breakdown: device, geo_breakdown: geo, utm_breakdown: utm } = stats
  const found: Record<Dimension, Breakdown | null> = {
    alias: stats.aliases,
    asOrganization: geo.isps,
    browser: device.browsers,
    channel: stats.channels,
    city: geo.cities,
    country: geo.countries,
    deviceType: device.types,
    language: device.languages,
    os: device.os,
    outcome: stats.outcomes,
    postalCode: geo.postal_codes,
    referrer: stats.referrers,
    region: geo.regions,
    rule: stats.rules,
    utmCampaign: utm.campaign,
    utmContent: utm.content,
    utmMedium: utm.medium,
    utmSource: utm.source,
    utmTerm: utm.term,
  }
  return found[dimension]
}

/** A value as people read it, with the country where the value alone could be anywhere. */
export function valueText(
  dimension: Dimension,
  { country, value }: Pick<Row, 'country' | 'value'>,
  { format, text }: { format: Format; text: Text },
): { aside: null | string; main: string } {
  const aside = country ? format.country(country) : null
  if (value === null) return { aside, main: text(unknownName(dimension)) }
  if (dimension === 'country') return { aside: null, main: format.country(value) }
  if (dimension === 'language') return { aside: null, main: format.language(value) }
  if (dimension === 'outcome') return { aside: null, main: outcomeText(value, text) }
  if (dimension === 'channel') return { aside: null, main: channelText(value, text) }
  if (dimension === 'deviceType') return { aside: null, main: deviceText(value, text) }
  if (dimension === 'referrer') return { aside, main: readableURL(value) }
  return { aside, main: value }
}

export function deviceText(device: string, text: Text): string {
  const known = DEVICE_TYPES.find((name) => name === device)
  return known ? text(`statsDevice_${known}`) : device
}

export function channelText(channel: string, text: Text): string {
  const known = CHANNELS.find((name) => name === channel)
  return known ? text(`channel_${known}`) : channel
}

function unknownName(dimension: Dimension): TextName {
  if (dimension === 'referrer') return 'statsDirect'
  if (dimension === 'alias') return 'aliasOwn'
  if (dimension === 'rule') return 'statsNoRule'
  return dimension.startsWith('utm') ? 'statsNotSet' : 'statsUnknown'
}
