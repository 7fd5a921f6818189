import type { UTM } from '../../vocabulary/scan.js'

import { asciiURL, headerSafe } from '../../kit/asciiURL.js'
import { decodeParameter, parameterName } from '../request/parameterName.js'

/** Nothing is added to a URL beyond this many characters. */
export const LOCATION_MAX_LENGTH = 8192

/** Characters of a UTM value that a scan brings along: more are neither passed on nor stored. */
export const UTM_MAX_LENGTH = 256

/** The five parameters in the order they are added. */
const UTM_NAMES = [
  ['source', 'utm_source'],
  ['medium', 'utm_medium'],
  ['campaign', 'utm_campaign'],
  ['term', 'utm_term'],
  ['content', 'utm_content'],
] as const

export const NO_UTM: Readonly<UTM> = Object.freeze({
  campaign: null,
  content: null,
  medium: null,
  source: null,
  term: null,
})

/** Analytics read tags in any case; all other names are the site's own and mean what they say. */
const caseless = (name: string): string => {
  const lower = name.toLowerCase()
  return lower.startsWith('utm_') ? lower : name
}

const cut = (tag: string): string =>
  tag.length > UTM_MAX_LENGTH ? wellFormed(tag.slice(0, UTM_MAX_LENGTH)) : tag

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** Calls back with name (decoded), value (raw) and the whole raw parameter. */
function eachParameter(
  query: string,
  visit: (name: string, value: string, raw: string) => void,
): void {
  for (const raw of query.split('&')) {
    if (raw === '') continue
    const equals = raw.indexOf('=')
    visit(parameterName(raw), equals < 0 ? '' : raw.slice(equals + 1), raw)
  }
}

/**
 * The URL a person is sent to, and the UTM values it ends up with (decoded).
 *
 * The destination's own text is kept byte for byte (but see `asciiURL`); what is added goes between its query and its
 * fragment. First come its own parameters, then those of the scanned URL whose name it lacks
 * (passed on as they are, but for backslashes and tags without a value), then UTM defaults for names nobody set. Only http, https and
 * paths of the site get anything; app schemes are left alone. Printable ASCII comes out, whatever goes in.
 *
 * @param scannedQuery query of the scanned URL, with or without `?`
 */
export function buildDestination(
  destination: string,
  utm: UTM,
  scannedQuery: null | string,
): { url: string; utm: UTM } {
  const url = asciiURL(destination)
  if (!/^(https?:|\/)/i.test(url)) return { url, utm: NO_UTM }

  const hash = url.indexOf('#')
  const fragment = hash < 0 ? '' : url.slice(hash)
  const base = hash < 0 ? url : url.slice(0, hash)
  const mark = base.indexOf('?')
  const own = new Set<string>()
  const values = new Map<string, string>()
  const remember = (name: string, value: string) => {
    if (name.startsWith('utm_') && !values.has(name)) values.set(name, cut(decodeParameter(value)))
  }
  if (mark >= 0) {
    eachParameter(base.slice(mark + 1), (name, value) => {
      own.add(caseless(name))
      remember(caseless(name), value)
    })
  }

  let added = ''
  const room = LOCATION_MAX_LENGTH - url.length - 1
  const add = (raw: string): boolean => {
    if (added.length + raw.length + 1 > room) return false
    added += added === '' ? raw : `&${raw}`
    return true
  }
  if (scannedQuery) {
    const scanned = headerSafe(scannedQuery.replace(/^\?/, '').split('#', 1)[0] ?? '')
      // Some browsers read it as a slash.
      .replaceAll('\\', '%5C')
    eachParameter(scanned, (written, value, raw) => {
      const name = caseless(written)
      // Nothing is said by an empty tag of somebody's link builder: the default stays.
      const tag = name.startsWith('utm_') ? decodeParameter(value) : null
      if (tag?.trim() === '') return
      const isLong = tag !== null && tag.length > UTM_MAX_LENGTH
      const kept = isLong ? encodeURIComponent(cut(tag)) : value
      const sent = isLong ? `${raw.slice(0, raw.indexOf('='))}=${kept}` : raw
      if (!own.has(name) && add(sent)) remember(name, kept)
    })
  }
  for (const [key, name] of UTM_NAMES) {
    const value = utm[key]
    if (!value || own.has(name) || values.has(name)) continue
    const safe = wellFormed(value)
    if (add(`${name}=${encodeURIComponent(safe)}`)) values.set(name, safe)
  }

  return {
    url: added === '' ? url : base + joint(base, mark) + added + fragment,
    utm: {
      campaign: values.get('utm_campaign') || null,
      content: values.get('utm_content') || null,
      medium: values.get('utm_medium') || null,
      source: values.get('utm_source') || null,
      term: values.get('utm_term') || null,
    },
  }
}

function joint(base: string, mark: number): string {
  if (mark < 0) return '?'
  return mark === base.length - 1 || base.endsWith('&') ? '' : '&'
}

type Built = ReturnType<typeof buildDestination>
type Kept = { built: Built; destination: string }

const kept = new WeakMap<UTM, Kept>()

/**
 * `buildDestination` for a scan without a query, as nearly all are. Kept with the code's tags, so
 * that a hot code's URL is made once; not to be changed by anybody.
 */
export function plainDestination(destination: string, utm: UTM): Built {
  const known = kept.get(utm)
  if (known?.destination === destination) return known.built
  const built = buildDestination(destination, utm, null)
  kept.set(utm, { built, destination })
  return built
}
