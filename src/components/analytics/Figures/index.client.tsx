'use client'

import React from 'react'

import type { Text } from '../lib/useText.js'
import type { Traffic } from '../lib/viewState.js'

import { type Stats, useView } from '../lib/ViewContext.js'
import { beforeText, peakText, trafficText } from '../lib/words.js'
import { Sparkline } from '../Sparkline/index.client.js'

/** The numbers people look at first, each with what changed. */
export const Figures: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, state, text } = useView()
  const { change, comparison, heatmap, people_estimate: people, traffic } = stats
  const compared = (value: number) =>
    comparison && beforeText(format.number(value), comparison, { format, text })
  const perVisitor = stats.unique_visitors ? stats.scans / stats.unique_visitors : 0
  const others = traffic.all - traffic.human
  return (
    <div className="qr-figures">
      <Figure
        change={change?.scans}
        hint={compared(comparison?.scans ?? 0)}
        label={scansText(state.traffic, text)}
        value={format.number(stats.scans)}
      >
        <Sparkline series={stats.series} values={stats.series.points.map(({ scans }) => scans)} />
      </Figure>
      <Figure
        change={change?.visitors}
        hint={
          stats.unique_across_periods
            ? compared(comparison?.unique_visitors ?? 0)
            : text('statsRotation')
        }
        label={text('statsVisitors')}
        value={format.number(stats.unique_visitors)}
      >
        <p className="qr-figures__aside">
          {people
            ? text('statsPeople', {
                least: format.about(people.least, 'down'),
                most: format.about(people.most, 'up'),
              })
            : text('statsPerVisitor', { number: format.ratio(perVisitor) })}
        </p>
      </Figure>
      <OutcomeFigures stats={stats} />
      <Figure
        hint={
          heatmap.peak
            ? text('statsBusiestScans', { number: format.number(heatmap.peak.scans) })
            : null
        }
        label={text('statsBusiest')}
        value={heatmap.peak ? peakText(heatmap.peak, format, 'short') : '–'}
      />
      <Figure
        hint={text('statsOthers', { number: format.number(others) })}
        label={text('statsHumanShare')}
        value={traffic.all ? format.percent(traffic.human / traffic.all) : '–'}
      />
    </div>
  )
}

/** Of the scans shown: who came to the destination and who did not. Nothing for who may not see it. */
const OutcomeFigures: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, text } = useView()
  const { comparison, scans, sent_on: sentOn, turned_away: turnedAway } = stats
  if (sentOn === null || turnedAway === null) return null
  const share = (count: number): string =>
    text('statsOfScans', { share: format.percent(scans ? count / scans : 0) })
  const before = (count: null | undefined | number) =>
    comparison &&
    text('statsBefore', {
      number: format.number(count ?? 0),
      range: format.range(comparison.range.from, comparison.range.to),
    })
  return (
    <>
      <Figure
        hint={before(comparison?.sent_on)}
        label={text('statsSentOn')}
        value={format.number(sentOn)}
      >
        <p className="qr-figures__aside">{share(sentOn)}</p>
      </Figure>
      <Figure
        hint={before(comparison?.turned_away)}
        label={text('statsTurnedAway')}
        value={format.number(turnedAway)}
      >
        <p className="qr-figures__aside">
          {turnedAway === 0 ? text('statsTurnedAwayNone') : text('statsTurnedAwayHint')}
        </p>
      </Figure>
    </>
  )
}

/** "Scans" alone are those by people. */
function scansText(traffic: Traffic, text: Text): string {
  if (traffic === 'human') return text('statsScansByPeople')
  return traffic === 'all' ? text('statsAllScans') : trafficText(traffic, text)
}

type Props = {
  change?: null | number | undefined
  children?: React.ReactNode
  hint?: false | null | string
  label: string
  value: string
}

export const Figure: React.FC<Props> = ({ change, children, hint, label, value }) => (
  <div className="qr-figures__one">
    <p className="qr-figures__label">{label}</p>
    <p className="qr-figures__value">
      <strong>{value}</strong> <ChangePill change={change} />
    </p>
    {children}
    {hint && <p className="qr-figures__hint">{hint}</p>}
  </div>
)

/** The direction is said by arrow and sign, not by colour alone. */
export const ChangePill: React.FC<{ change: null | number | undefined }> = ({ change }) => {
  const { format } = useView()
  if (change === null || change === undefined) return null
  const way = change > 0.004 ? 'up' : change < -0.004 ? 'down' : 'flat'
  return (
    <span className={`qr-change qr-change--${way}`}>
      <span aria-hidden="true">{{ down: '▼', flat: '■', up: '▲' }[way]}</span>{' '}
      {format.change(change)}
    </span>
  )
}
