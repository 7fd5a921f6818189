import { useMemo } from 'react'

import type { StatsJSON } from '../../analytics/statsJSON.js'

import { useAnswer } from '../analytics/lib/useAnswer.js'
import { useAddresses } from '../ui/useAddresses.js'

/** Scans of a code's last 30 days by one of its facts; `null` while they are not known, or not for this person. */
export function useScansBy(
  fact: 'aliases' | 'rules',
  codes: null | string,
  id: number | string | undefined,
): null | ReadonlyMap<string, number> {
  const { api } = useAddresses()
  const query = 'detail=1&range=30d&limit=500'
  const { data } = useAnswer<Pick<StatsJSON, 'aliases' | 'rules'>>(
    codes && id ? api(`/${codes}/${encodeURIComponent(String(id))}/stats?${query}`) : null,
  )
  return useMemo(() => {
    const rows = data?.[fact]?.rows
    return rows
      ? new Map(rows.flatMap(({ scans, value }) => (value ? [[value, scans]] : [])))
      : null
  }, [data, fact])
}
