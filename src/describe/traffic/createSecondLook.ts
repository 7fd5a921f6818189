import type { RawScan, ScanRecord } from '../../vocabulary/scan.js'
import type { Behaviour } from './behaviour/createBehaviour.js'

import { RULEBOOK, type Rulebook } from '../../scan/traffic/rulebook.js'
import { publicAddress } from '../geo/publicAddress.js'

type Options = {
  /** What of an address is counted as one. */
  addressKey: (address: string) => string
  behaviour: Behaviour
  /** Whether somebody of the staff was signed in with this token. */
  isStaff: (token: string, now: number) => boolean
  /** With the host's own rules. @default ours alone */
  rulebook?: Rulebook
}

/** Judges a scan once more after its answer, with what nobody should wait for: sessions and behaviour. */
export function createSecondLook(options: Options) {
  const { addressKey, behaviour, isStaff, rulebook = RULEBOOK } = options
  const reasonsOf = (raw: RawScan, record: ScanRecord): string[] => {
    const { address, scannedAt, sessionToken } = raw
    if (sessionToken !== undefined && isStaff(sessionToken, scannedAt)) return ['staff']
    // What is sure already says nothing of others; behind a proxy nobody trusts all have its address.
    const isOpen = record.trafficClass === 'human' || record.trafficClass === 'suspect'
    if (!isOpen || address === null) return []
    return behaviour.see({
      acceptLanguage: raw.headers.get('accept-language'),
      address: addressKey(address),
      at: scannedAt,
      code: record.code,
      hosting: record.trafficReasons.includes('hosting') ? (record.asOrganization ?? '') : null,
      isPublic: () => publicAddress(address) !== null,
      scanId: record.scanId,
      userAgent: raw.headers.get('user-agent'),
    })
  }
  return (raw: RawScan, record: ScanRecord): ScanRecord => {
    const reasons = reasonsOf(raw, record)
    if (reasons.length === 0) return record
    const traffic = rulebook.judge([...record.trafficReasons, ...reasons])
    record.trafficClass = traffic.class
    record.trafficReasons = traffic.reasons
    record.trafficScore = traffic.score
    return record
  }
}
