import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Share } from '../vocabulary/places.js'
import type { ID } from '../vocabulary/scan.js'
import type { Claimant } from '../vocabulary/scanContext.js'

import { publicAddress } from '../describe/geo/publicAddress.js'
import { addressKey } from '../scan/request/addressKey.js'
import { holderHash } from './limits/holderHash.js'
import { visitorSecret } from './visitorSecret.js'

/** Who a place is counted for, and how many each may have; nobody where no address is known. */
export type SharesOf = (code: ID, claimant: Claimant) => Share[]

/**
 * Holders are hashed once more, with their code and a key of their own: they join neither scans nor
 * each other. Like a visitor, a holder is somebody new when a period of `visitors.rotation` begins.
 */
export function sharesOf(payload: BasePayload, options: QROptions): SharesOf | undefined {
  const { places, visitors } = options
  const secret = visitorSecret(payload, options)
  if (!places || !visitors || secret === null) return undefined
  const { rotation } = visitors
  const { perAddress, perVisitor } = places
  const key = createHmac('sha256', secret).update('places').digest()
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  return (code, { address, now, userAgent }) => {
    // Behind a proxy nobody trusts, everybody seems to have the proxy's address.
    const known = publicAddress(address)
    if (known === null) return []
    const network = addressKey(known)
    const share = (kind: string, most: null | number, agent: null | string): Share[] => {
      if (most === null) return []
      const visitor = holderHash({ address: network, at: now, rotation, secret, userAgent: agent })
      return [{ holder: hash(`${code}\n${kind}\n${visitor}`), most }]
    }
    return [...share('address', perAddress, null), ...share('visitor', perVisitor, userAgent)]
  }
}
