import type { CompiledWhen } from '../../vocabulary/rules.js'
import type { CodeEntry } from '../../vocabulary/scan.js'

import { hindrance } from '../../scan/decide/decide.js'
import { asksState } from '../../scan/decide/rules/holds.js'
import { isLimited } from '../../vocabulary/isLimited.js'

/**
 * Whether only the origin knows where a code leads: its places are counted there, and earlier scans, and
 * people are asked there.
 */
export function asksOrigin(entry: CodeEntry, now: number, knowsPlace: boolean): boolean {
  if (hindrance(entry, now) !== null) return false
  if (isLimited(entry) || entry.between !== undefined) return true
  const rules = entry.rules?.list ?? []
  return rules.some(({ when }) => asksState(when) || (!knowsPlace && asksPlace(when)))
}

const asksPlace = ({ cities, countries, regions }: CompiledWhen): boolean =>
  cities !== undefined || countries !== undefined || regions !== undefined
