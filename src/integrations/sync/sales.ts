import type { ID } from '../../vocabulary/scan.js'
import type { ScanSelection } from '../../vocabulary/statistics.js'

/** Which sales. Every part narrows; ids are those of the reader's own rights. */
export type SalesQuestion = {
  /** `all` includes sales of codes that were deleted for good. */
  codes: 'all' | readonly ID[]
  /** Conversions the reader may see, where the host limits them. */
  conversions: 'all' | readonly ID[]
  /** Epoch milliseconds, exclusive; `null`: no end. */
  end: null | number
  /** What the scan that led to the sale must be; `null`: anything, also none. */
  scans: null | Pick<ScanSelection, 'countries' | 'devices' | 'outcomes' | 'where'>
  /** Epoch milliseconds, inclusive; `null`: from the first one on. */
  start: null | number
}

/** Sales in one currency, in major units: what is left after refunds and cancellations. */
export type SalesSum = { amount: number; conversions: number; currency: string; tickets: number }

export type SalesSums = {
  campaigns: ({ id: ID } & SalesSum)[]
  codes: ({ id: ID } & SalesSum)[]
  totals: SalesSum[]
  /** Sales nothing leads from to a code; only where all codes are asked for. */
  uncredited: SalesSum[]
}

export type SaleRow = {
  amount: number
  code: null | string
  currency: null | string
  id: ID
  orderId: null | string
  qrCode: ID | null
  soldAt: null | string
  status: null | string
  tickets: number
}
