import type { Dimension, StatsQuery } from '../../vocabulary/questions.js'

import { ParameterError } from '../ParameterError.js'

/** Numbers of a value tell about a field as much as the field itself. */
export function mayFilter(
  dimensions: readonly Dimension[],
  filters: Pick<
    StatsQuery,
    'aliases' | 'channels' | 'countries' | 'devices' | 'outcomes' | 'rules'
  >,
): void {
  const { aliases, channels, countries, devices, outcomes, rules } = filters
  if (aliases && !dimensions.includes('alias')) throw new FilterForbidden('alias')
  if (channels && !dimensions.includes('channel')) throw new FilterForbidden('channel')
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
