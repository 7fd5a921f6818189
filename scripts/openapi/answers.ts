import type { Cockpit } from '../../src/analytics/campaignCockpit.js'
import type { CodeHealth } from '../../src/analytics/codeHealth.js'
import type { CodeComparison } from '../../src/analytics/compareCodes.js'
import type { Sales } from '../../src/analytics/sales/types.js'
import type { SplitResult } from '../../src/analytics/split/splitResult.js'
import type { StatsJSON } from '../../src/analytics/statsJSON.js'
import type { CheckInAnswer } from '../../src/endpoints/checkIn/checkInEndpoint.js'
import type { FiguresAnswer } from '../../src/endpoints/codes/codeFiguresEndpoint.js'
import type { LookAnswer } from '../../src/endpoints/codes/lookEndpoint.js'
import type { ReserveAnswer } from '../../src/endpoints/codes/reserveEndpoint.js'
import type { TryAnswer } from '../../src/endpoints/codes/tryEndpoint.js'
import type { HistoryAnswer } from '../../src/endpoints/history/historyEndpoints.js'
import type { SyncRow } from '../../src/integrations/sync/people.js'
import type { CRMStatus } from '../../src/people/sync/crmStatus.js'
import type { ErasureReport, PersonReport } from '../../src/runtime/erasure/erasePerson.js'
import type { Health } from '../../src/runtime/healthOf.js'
import type { Alert, AlertKind } from '../../src/vocabulary/alerts.js'
import type { PlaceSources } from '../../src/vocabulary/placeSources.js'
import type { BasicStats, Breakdown, LatestScan } from '../../src/vocabulary/questions.js'
import type { ID } from '../../src/vocabulary/scan.js'

/** What is answered, by operation. `npm run generate` makes the schemas of the OpenAPI document of it. */
export type Answers = {
  alerts: { alerts: ({ raisedAt: string } & Omit<Alert, 'raisedAt' | 'told'>)[] }
  breakdown: Breakdown
  checkIn: CheckInAnswer
  cockpit: Cockpit
  codeFigures: FiguresAnswer
  codeHealth: Record<string, { days: number[]; health: CodeHealth | null }>
  compare: CodeComparison
  crm: CRMStatus
  crmContact: { targets: SyncRow[] }
  erasure: ErasureReport
  health: Health
  history: HistoryAnswer
  latest: LatestScan[]
  look: LookAnswer
  person: PersonReport
  reserve: ReserveAnswer
  revenue: Sales
  silence: { kind: AlertKind; silent: boolean }
  sources: PlaceSources
  split: SplitResult
  stats: BasicStats | StatsJSON
  status: { doc: { id: ID; state: string; status: 'active' | 'paused'; updatedAt: string } }
  tags: { tags: { codes: number; tag: string }[] }
  try: TryAnswer
}
