'use client'

import React, { lazy } from 'react'

import { type Stats, useView } from '../lib/ViewContext.js'
import { Lazily, NumbersTable, Panel } from '../Panel/index.client.js'
import { SavePicture } from '../SavePicture/index.client.js'

const MapPlot = lazy(async () => ({ default: (await import('./MapPlot.client.js')).MapPlot }))

/** Where scans were made: countries tinted, a circle for each city. A country never gets a pin. */
export const WorldMap: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, text } = useView()
  const { map_points: points } = stats
  const placed = points.reduce((sum, { scans }) => sum + scans, 0)
  const missing = Math.max(0, stats.scans - placed)
  const first = points[0]
  const where = (point: (typeof points)[number]): string =>
    [point.city, point.country && format.country(point.country)].filter(Boolean).join(', ')
  const summary = first
    ? text('statsMapSummary', {
        cities: format.number(points.length),
        city: where(first),
        number: format.number(first.scans),
      })
    : text('statsMapNone')
  return (
    <Panel
      actions={<SavePicture name="where-people-scan" title={text('statsWhere')} />}
      className="qr-card--map"
      summary={[summary, missing ? text('statsMapMissing', { number: format.number(missing) }) : '']
        .filter(Boolean)
        .join(' ')}
      title={text('statsWhere')}
    >
      <Lazily failed={text('statsPanelFailed')} waiting={<div className="qr-map" />}>
        <MapPlot
          countries={stats.geo_breakdown.countries?.rows ?? []}
          points={points}
          titleOf={(point) => `${where(point)}: ${format.number(point.scans)}`}
        />
      </Lazily>
      <p className="qr-map__note">{text('statsMapNote')}</p>
      <NumbersTable
        caption={text('statsWhere')}
        head={[text('statsCity'), text('statsCountry'), text('statsScans')]}
        label={text('statsAsTable')}
        rows={points.map(({ city, country, scans }) => [
          city,
          country ? format.country(country) : '–',
          format.number(scans),
        ])}
      />
    </Panel>
  )
}
