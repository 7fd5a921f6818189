import type { Dimension, StatsQuery } from '../../vocabulary/questions.js'

import { ParameterError } from '../ParameterError.js'

/** Numbers of a value tell about a field as much as the field itself. */
export function mayFilter(
  dimensions: readonly Dimension[],
  {
    countries,
    devices,
    outcomes,
    rules,
  }: Pick<StatsQuery, 'countries' | 'devices' | 'outcomes' | 'rules'>,
): void {
  if (countries && !dimensions.includes('country')) throw new FilterForbidden('country')
  if (devices && !dimensions.includes('deviceType')) throw new FilterForbidden('device')
  if (outcomes && !dimensions.includes('outcome')) throw new FilterForbidden('outcome')
  if (rules && !dimensions.includes('rule')) throw new FilterForbidden('rule')
}

/** A filter on a field the person may not read. */
class FilterForbidden extends ParameterError {
  override name = 'FilterForbidden'
  constructor(parameter: string) {
    super(parameter, 'nothing from you: you may not read that field')
  }
}
