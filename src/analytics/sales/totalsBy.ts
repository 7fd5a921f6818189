import type { SalesSum } from '../../integrations/sync/sales.js'
import type { ID } from '../../vocabulary/scan.js'
import type { SalesTotals } from './types.js'

/** Sums of several currencies as one, the currency most sold in first. */
export function totalsOf(sums: readonly SalesSum[]): SalesTotals {
  const inOrder = [...sums].sort(
    (a, b) =>
      b.conversions - a.conversions || b.amount - a.amount || (a.currency < b.currency ? -1 : 1),
  )
  return {
    conversions: sums.reduce((sum, { conversions }) => sum + conversions, 0),
    // a free ticket has no currency, and no revenue either
    revenue: inOrder
      .filter(({ currency }) => currency !== '')
      .map(({ amount, currency }) => ({ amount, currency })),
    tickets: sums.reduce((sum, { tickets }) => sum + tickets, 0),
  }
}

/**
 * Sums per code or campaign, best first: by revenue in `currency`, then by orders. Amounts of other
 * currencies cannot be compared with it and do not count for the order.
 */
export function totalsBy(
  sums: readonly ({ id: ID } & SalesSum)[],
  currency: string | undefined,
): ({ id: ID } & SalesTotals)[] {
  const byId = new Map<ID, SalesSum[]>()
  for (const sum of sums) byId.set(sum.id, [...(byId.get(sum.id) ?? []), sum])
  const amountOf = ({ revenue }: SalesTotals): number =>
    revenue.find((one) => one.currency === currency)?.amount ?? 0
  return [...byId]
    .map(([id, own]) => ({ id, ...totalsOf(own) }))
    .sort(
      (a, b) =>
        amountOf(b) - amountOf(a) ||
        b.conversions - a.conversions ||
        (String(a.id) < String(b.id) ? -1 : 1),
    )
}
