'use client'

import React, { useMemo } from 'react'

import type { AreaShape } from '../../../analytics/areas/areaShapes.js'
import type { Breakdown } from '../../../vocabulary/questions.js'

import { statsParams } from '../lib/statsParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { useView } from '../lib/ViewContext.js'

/** The host's own areas, coloured by their scans. Nothing while they, or their numbers, are on their way. */
export const Areas: React.FC = () => {
  const { api, areas, fixed, format, slugs, state, tz } = useView()
  const params = statsParams(state, { fixed, tz })
  params.set('dimension', areas?.dimension ?? '')
  params.set('limit', '5000')
  const counted = useAnswer<Breakdown>(areas ? api(`/${slugs.scans}/breakdown?${params}`) : null)
  const shapes = useAnswer<{ areas: AreaShape[] }>(areas ? api(`/${slugs.scans}/areas`) : null)
  const country = areas?.country ?? null
  const scans = useMemo(() => {
    const sums = new Map<string, number>()
    for (const row of counted.data?.rows ?? []) {
      if (row.value === null || (country !== null && row.country !== country)) continue
      const name = row.value.toLowerCase()
      sums.set(name, (sums.get(name) ?? 0) + row.scans)
    }
    return sums
  }, [counted.data, country])
  if (!shapes.data) return null
  const most = Math.max(1, ...shapes.data.areas.map(([name]) => scans.get(name.toLowerCase()) ?? 0))
  return (
    <g>
      {shapes.data.areas.map(([name, path], index) => {
        const number = scans.get(name.toLowerCase()) ?? 0
        const tint = number > 0 ? Math.max(1, Math.ceil(Math.sqrt(number / most) * 4)) : 0
        return (
          <path className={`qr-map__area qr-map__area--${tint}`} d={path} key={index}>
            <title>{`${name}: ${format.number(number)}`}</title>
          </path>
        )
      })}
    </g>
  )
}
