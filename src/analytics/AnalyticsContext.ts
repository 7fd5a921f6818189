import type { VisitorRotation } from '../describe/visitor/visitorPeriod.js'
import type { Dimension, Scope, StatsQuery } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'
import type { StatsStore } from '../vocabulary/statistics.js'

/** What narrows a scope: a person's filters that rollups do not know. */
export type ScopeFilter = Pick<StatsQuery, 'aliases' | 'channels' | 'rules'> & {
  campaigns?: ID[] | undefined
  codes?: ID[] | undefined
}

/** What is known of a code beside its scans. */
export type CodeLabel = {
  campaign: ID | null
  code: string
  id: ID
  /** Where it hangs; `null` also where the person may not read that. */
  placement: null | string
  title: null | string
}

export type AnalyticsContext = {
  campaignTitles: (ids: ID[]) => Promise<Map<ID, null | string>>
  codeLabels: (ids: ID[]) => Promise<CodeLabel[]>
  /** Tags of codes, as far as the person may read them. */
  codeTags: (ids: ID[]) => Promise<{ id: ID; tags: string[] }[]>
  /** Dimensions the person may see. */
  dimensions: readonly Dimension[]
  /** Fields of a scan the person may read, by name. */
  fields: readonly string[]
  /** Epoch milliseconds. */
  now: () => number
  /** `null` where no visitors are told apart. */
  rotation: null | VisitorRotation
  scopeOf: (filter: ScopeFilter) => Promise<Scope>
  stats: StatsStore
}
