import type { RejudgeBy, StoredEvidence } from '../describe/traffic/rejudge.js'
import type { Traffic } from '../vocabulary/scan.js'
import type { QROptions } from './sanitizeOptions.js'

import { createNetworkKinds } from '../describe/traffic/createNetworkKinds.js'
import { rejudge } from '../describe/traffic/rejudge.js'
import { createRulebook } from '../scan/traffic/rulebook.js'

/** The rules and networks of this host, by which its scans are judged, at once and again. */
export type Judgement = Required<RejudgeBy>

export const judgementOf = ({ traffic }: Pick<QROptions, 'traffic'>): Judgement => ({
  networks: createNetworkKinds(traffic),
  rulebook: createRulebook(traffic.rules),
})

/** Judges stored scans by the rules and networks of this host. */
export function rejudgeOf(
  options: Pick<QROptions, 'traffic'>,
): (stored: StoredEvidence) => Traffic {
  const by = judgementOf(options)
  return (stored) => rejudge(stored, by)
}
