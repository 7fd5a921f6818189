import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CompiledRule } from '../../vocabulary/rules.js'
import type { ID } from '../../vocabulary/scan.js'

import { salesFor } from '../sales/salesFor.js'
import { compareBranches, type Comparison } from './compareBranches.js'

/** How the branches of a split do, of all time. */
export type SplitResult = {
  branches: {
    /** See `ruleName`. */
    name: string
    orders: number
    /** People sent there; `null` for who may not see that. */
    sentOn: null | number
  }[]
  /** Whether orders per person differ by more than chance; `null`: too few to say. */
  comparison: Comparison | null
  method: 'Pearson’s chi-square test, without continuity correction'
}

/** Orders and people of each branch, for who may see sales (throws `Forbidden` for others, see `salesFor`). */
export async function splitResult(
  req: PayloadRequest,
  options: QROptions,
  { code, rule }: { code: ID; rule: CompiledRule },
): Promise<SplitResult> {
  const branches = await Promise.all(
    rule.targets.map(async ({ name }) => {
      const sales = await salesFor(req, options, { codes: [code], limit: 1, rules: [name] })
      return { name, orders: sales.conversions, sentOn: sales.sent_on }
    }),
  )
  const counted = branches.map(({ orders, sentOn }) => ({ of: sentOn ?? 0, successes: orders }))
  return {
    branches,
    comparison: compareBranches(counted),
    method: 'Pearson’s chi-square test, without continuity correction',
  }
}
