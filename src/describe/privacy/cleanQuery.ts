import type { RawScan } from '../../vocabulary/scan.js'
import type { Fate } from './fates.js'
import type { Privacy } from './privacy.js'

import { createLRU } from '../../kit/createLRU.js'
import { decodeParameter, parameterName } from '../../scan/request/parameterName.js'
import { FATE_OF } from './fates.js'
import { holdsEmail, looksPersonal } from './looksPersonal.js'

const UTM = /^utm_(?:source|medium|campaign|term|content|id)$/i

type Scan = Pick<RawScan, 'code' | 'destination' | 'rawQuery'>

/** Fates under which parameters that nobody names are kept. */
const isOpen = (fate: Fate): boolean => fate === 'cleaned' || fate === 'kept'

/** The scanned query without what may not be kept or looks personal; `null` when nothing is left. */
export function keptQuery(scan: Scan, privacy: Privacy): null | string {
  const { rawQuery } = scan
  if (rawQuery === null) return null
  const open = isOpen(FATE_OF.rawQuery[privacy.preset])
  const kept = rawQuery.split('&').filter((raw) => raw !== '' && isKept(raw, scan, privacy, open))
  return kept.join('&') || null
}

/** Destinations of codes that hold nothing to be taken out: nearly every scan is of one. */
const clean = createLRU<true>(2000)

/**
 * Where a scan led, without what the scanned address brought along and may not be kept. The code's own
 * text stays, which is the host's; but no tag may be personal, whoever wrote it.
 */
export function keptDestination(scan: Scan, privacy: Privacy): null | string {
  const { destination, rawQuery } = scan
  const mark = destination?.indexOf('?') ?? -1
  if (destination === null || mark < 0 || !/^(?:https?:|\/)/i.test(destination)) return destination
  const plain = rawQuery === null
  if (plain && clean.get(destination)) return destination
  const hash = destination.indexOf('#', mark)
  const end = hash < 0 ? destination.length : hash
  const scanned = new Set(rawQuery?.split('&').map(parameterName))
  const open = isOpen(FATE_OF.destination[privacy.preset])
  const parts = destination.slice(mark + 1, end).split('&')
  const kept = parts.filter((raw) => {
    const name = parameterName(raw)
    return (!scanned.has(name) && !UTM.test(name)) || isKept(raw, scan, privacy, open)
  })
  if (kept.length === parts.length) {
    if (plain) clean.set(destination, true)
    return destination
  }
  const query = kept.length > 0 ? `?${kept.join('&')}` : ''
  return destination.slice(0, mark) + query + destination.slice(end)
}

/** Parameters the host names are kept whatever they say, unless it is an e-mail address. */
function isKept(raw: string, scan: Scan, { keepParameters }: Privacy, open: boolean): boolean {
  const name = parameterName(raw)
  const equals = raw.indexOf('=')
  const value = equals < 0 ? '' : decodeParameter(raw.slice(equals + 1))
  if (keepParameters.has(name)) return !holdsEmail(value)
  if (!open && !UTM.test(name)) return false
  return !looksPersonal(name) && !isPersonalTag(value, scan.code)
}

/** Whether a tag looks personal. A long code may look like a token, and is a tag by default. */
export const isPersonalTag = (value: string, code: string): boolean =>
  looksPersonal(value) && value.toUpperCase() !== code
