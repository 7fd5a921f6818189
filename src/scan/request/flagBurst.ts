import type { Traffic } from '../../vocabulary/scan.js'

const SUSPECT = 40

/**
 * Marks a scan from an address that asks more often than people do. A scan of surely known class
 * keeps it; one that looked human becomes `suspect`.
 */
export function flagBurst(traffic: Traffic): Traffic {
  return {
    ...traffic,
    class: traffic.class === 'human' ? 'suspect' : traffic.class,
    reasons: [...traffic.reasons, 'burst'],
    score: Math.max(traffic.score, SUSPECT),
  }
}
