import { useMemo } from 'react'

import type { StatsJSON } from '../../../analytics/statsJSON.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** Scans of the last 30 days by what decided; `null` while they are not known, or not for this person. */
export function useRuleScans(
  codes: null | string,
  id: number | string | undefined,
): null | ReadonlyMap<string, number> {
  const { api } = useAddresses()
  const query = 'detail=1&range=30d&limit=500'
  const { data } = useAnswer<Pick<StatsJSON, 'rules'>>(
    codes && id ? api(`/${codes}/${encodeURIComponent(String(id))}/stats?${query}`) : null,
  )
  return useMemo(
    () =>
      data?.rules
        ? new Map(data.rules.rows.flatMap(({ scans, value }) => (value ? [[value, scans]] : [])))
        : null,
    [data],
  )
}
