'use client'

import React from 'react'

import { type Stats, useView } from '../lib/ViewContext.js'
import { peakText } from '../lib/words.js'
import { Panel } from '../Panel/index.client.js'
import { SavePicture } from '../SavePicture/index.client.js'

const STEPS = 6
const NAMED = [0, 6, 12, 18]

/** Weekday by hour: a table whose cells are coloured, so it is its own text. */
export const Heatmap: React.FC<{ heatmap: Stats['heatmap'] }> = ({ heatmap: { hours, peak } }) => {
  const { format, text, tz } = useView()
  const most = peak?.scans ?? 0
  // square root: one busy hour must not make all others look alike
  const step = (scans: number): number => (scans ? Math.ceil(Math.sqrt(scans / most) * STEPS) : 0)
  return (
    <Panel
      actions={peak && <SavePicture name="when-people-scan" title={text('statsWhen')} />}
      className="qr-card--half"
      summary={
        peak
          ? text('statsPeak', {
              number: format.number(peak.scans),
              time: peakText(peak, format, 'long'),
            })
          : text('statsNoScans')
      }
      title={text('statsWhen')}
    >
      <table className="qr-heatmap">
        <caption className="qr-stats-hidden">{text('statsWhenTable')}</caption>
        <thead>
          <tr>
            <td />
            {hours[0]!.map((_, hour) => (
              <th key={hour} scope="col">
                <span className={NAMED.includes(hour) ? 'qr-heatmap__hour' : 'qr-stats-hidden'}>
                  {format.hour(hour)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((row, weekday) => (
            <tr key={weekday}>
              <th scope="row">{format.weekday(weekday, 'short')}</th>
              {row.map((scans, hour) => (
                <td
                  className={`qr-heat qr-heat--${step(scans)}${
                    peak?.weekday === weekday && peak.hour === hour ? ' qr-heat--peak' : ''
                  }`}
                  key={hour}
                  title={`${format.weekday(weekday, 'long')} ${format.hour(hour)}: ${format.number(scans)}`}
                >
                  <span className="qr-stats-hidden">{format.number(scans)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="qr-heatmap__legend">
        <span>{tz.replaceAll('_', ' ')}</span>
        <span aria-hidden="true">
          0{' '}
          {Array.from({ length: STEPS + 1 }, (_, index) => (
            <i className={`qr-heat qr-heat--${index}`} key={index} />
          ))}{' '}
          {format.number(most)}
        </span>
      </p>
    </Panel>
  )
}
