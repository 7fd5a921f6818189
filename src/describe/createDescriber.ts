import type { GeoChain, ScanDraft, ScanRecord } from '../vocabulary/scan.js'
import type { VisitorRotation } from './visitor/visitorHash.js'

import { describeScan } from './describeScan.js'

/** How visitors are told apart; `null`: not at all. */
export type Visitors = { rotation: VisitorRotation; secret: string } | null

/** Turns drafts into records. */
export function createDescriber(
  visitors: Visitors,
  geo: GeoChain,
): (draft: ScanDraft) => ScanRecord {
  if (visitors) return (draft) => describeScan(draft, { geo, ...visitors })
  const blind = { geo, rotation: 'never', secret: '' } as const
  return (draft) => ({ ...describeScan(draft, blind), visitor: null })
}
