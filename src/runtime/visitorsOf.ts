import type { BasePayload } from 'payload'

import type { VisitorKeys } from '../describe/visitor/createVisitorKeys.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { Turn } from '../vocabulary/places.js'
import type { ID } from '../vocabulary/scan.js'
import type { Claimant } from '../vocabulary/scanContext.js'

import { visitorAllowed } from '../describe/privacy/visitorAllowed.js'
import { visitorMark } from '../describe/visitor/visitorHash.js'
import { cleanText } from '../kit/cleanText.js'
import { USER_AGENT_MAX_LENGTH } from '../scan/request/userAgentFacts.js'
import { visitorSecret } from './visitorSecret.js'

/** Who scans, before the scan is stored: the very visitor that it is stored under. */
export type ScanVisitors = {
  /** What the visitor is made of; `null`: nobody is told apart, or this one must not be. */
  mark: (claimant: Claimant) => null | string
  /** Rejects while the database has to be asked for a key and cannot be. */
  visit: VisitorKeys['visit']
}

/** @param keys `null`: nobody is told apart */
export function visitorsOf(
  keys: null | VisitorKeys,
  options: QROptions,
  payload: BasePayload,
): ScanVisitors {
  const secret = visitorSecret(payload, options)
  return {
    mark({ address, headers, userAgent }) {
      if (keys === null || secret === null) return null
      if (!visitorAllowed(headers, options.privacy)) return null
      return visitorMark(secret, address, cleanText(userAgent, USER_AGENT_MAX_LENGTH))
    },
    visit: async (code, mark, at) => keys && keys.visit(code, mark, at),
  }
}

const DAY = 86_400_000

/** Whose turn it is, for codes that send one visitor on so many times; `null`: nobody can say. */
export function turnsOf(visitors: ScanVisitors, { retention }: Pick<QROptions, 'retention'>) {
  return async (code: ID, claimant: Claimant): Promise<null | Turn> => {
    const mark = visitors.mark(claimant)
    const turn = mark === null ? null : await visitors.visit(code, mark, claimant.now)
    if (turn === null || !retention) return turn
    // Nothing that is counted of somebody is kept for longer than their scans.
    return { ...turn, until: Math.min(turn.until, claimant.now + retention.days * DAY) }
  }
}
