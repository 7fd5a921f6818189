import type { AbuseState } from '../limits/createAbuseGuard.js'
import type { CodeDirectoryState } from '../../scan/directory/types.js'
import type { GeoChain } from '../../vocabulary/scan.js'
import type { ScanWriterState } from '../../recorder/types.js'

/** Where the numbers come from that rooms keep by themselves. */
export type MetricSources = {
  /** `null`: addresses are not limited. */
  abuse: () => AbuseState | null
  directory: () => CodeDirectoryState
  geo: GeoChain['sources']
  /** Codes with a scan limit. */
  limits: () => { failed: number; usedUp: number }
  now: () => number
  writer: () => ScanWriterState
}
