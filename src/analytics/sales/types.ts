import type { SaleRow } from '../../integrations/sync/sales.js'
import type { Range } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Compared } from '../time/comparisonOf.js'

/** An amount in major units (12.5 is twelve and a half) of an ISO 4217 currency. */
export type Money = { amount: number; currency: string }

/** What is left after refunds and cancellations. */
export type SalesTotals = {
  conversions: number
  /** One row per currency, most sold first; amounts of two currencies are never added. */
  revenue: Money[]
  tickets: number
}

/** `sent_on`: people sent on in the same days; `null` for who may not see that. */
export type CodeSales = SalesTotals & {
  code: string
  id: ID
  sent_on: null | number
  title: null | string
}
export type CampaignSales = SalesTotals & { id: ID; sent_on: null | number; title: null | string }

/** What codes sold, for one person. */
export type Sales = SalesTotals & {
  /** The same in the range compared with. */
  comparison: (Compared & SalesTotals) | null
  /** Single orders; none for who may see sums alone. */
  latest: SaleRow[]
  /** `null`: of all time. */
  range: null | Range
  /** People sent on in the same days and with the same filters; `null` for who may not see that. */
  sent_on: null | number
  /** By revenue in the currency most sold in. */
  top_campaigns: CampaignSales[]
  top_codes: CodeSales[]
  /** Orders that no scan and no mark ties to a code; `null` where codes or filters are asked for. */
  without_code: null | SalesTotals
}
