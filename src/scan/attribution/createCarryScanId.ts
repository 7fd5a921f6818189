import { randomFillSync } from 'node:crypto'

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

const BYTES = 18
const pool = Buffer.alloc(BYTES * 256)
let used = pool.length

/** 144 random bits as 24 URL-safe characters. Random bytes are drawn in bulk, 256 ids at a time. */
export function newScanId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += BYTES
  return pool.toString('base64url', used - BYTES, used)
}
