import type { ViewState } from './viewState.js'

import { LISTS } from './viewState.js'

/** What a view is always about, whatever the filters: one code (its text) or one campaign (its slug). */
export type Fixed = { campaign?: string; code?: string }

/** Parameters of the statistics endpoints for a view. */
export function statsParams(state: ViewState, { fixed, tz }: { fixed: Fixed; tz: string }) {
  const params = filterParams(state, fixed)
  params.set('tz', state.tz ?? tz)
  if (state.from && state.to) {
    params.set('from', state.from)
    params.set('to', state.to)
  } else params.set('range', state.range)
  return params
}

/** The filters alone, for a feed that has no range. */
export function filterParams(state: ViewState, fixed: Fixed): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of LISTS) {
    const own = name === 'code' || name === 'campaign' ? fixed[name] : undefined
    const values = own === undefined ? state[name] : [own]
    for (const value of values) params.append(name, value)
  }
  params.set('traffic', state.traffic)
  return params
}
