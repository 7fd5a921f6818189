import type { CarryScanId } from '../../vocabulary/scanContext.js'

import { LOCATION_MAX_LENGTH } from '../decide/buildDestination.js'
import { SCAN_ID_PARAMETER, setParameter } from './setParameter.js'

type CarryOptions = {
  /** Hosts in lower case, with their port where it is not the scheme's own. */
  hosts: readonly string[]
  /** No id for browsers that ask not to be followed. */
  respectSignals: boolean
}

// The host of an absolute http(s) URL. Everything the URL parser would read as more than a plain
// host (user names, backslashes, escapes) is left without an id.
const HOST = /^https?:\/\/([a-z0-9.-]+(?::\d+)?|\[[0-9a-f:.]+\](?::\d+)?)(?=[/?#]|$)/i

/** Adds a scan id to destinations on the allow-list, and only there: elsewhere it would leak. */
export function createCarryScanId({ hosts, respectSignals }: CarryOptions): CarryScanId {
  const allowed = new Set(hosts)
  return (url, headers) => {
    const host = HOST.exec(url)?.[1]
      ?.toLowerCase()
      .replace(/:(?:80|443)$/, '')
    if (host === undefined || !allowed.has(host)) return null
    if (respectSignals && (headers.get('sec-gpc') === '1' || headers.get('dnt') === '1')) {
      return null
    }
    const id = newScanId()
    const carried = setParameter(url, SCAN_ID_PARAMETER, id)
    return carried.length > LOCATION_MAX_LENGTH ? null : { id, url: carried }
  }
}

const LENGTH = 24
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const pool = new Uint8Array(LENGTH * 256)
const asText = new TextDecoder()
let characters = ''
let used = 0

/** 144 random bits as 24 URL-safe characters. Random bytes are drawn in bulk, 256 ids at a time. */
export function newScanId(): string {
  if (used === characters.length) draw()
  const start = used
  used += LENGTH
  return characters.slice(start, used)
}

function draw(): void {
  crypto.getRandomValues(pool)
  for (let at = 0; at < pool.length; at++) pool[at] = DIGITS.charCodeAt(pool[at]! & 63)
  characters = asText.decode(pool)
  used = 0
}
