'use client'

import { Link, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CodeFigures, FigureName } from '../../../analytics/codeFigures.js'
import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { Sparkline } from '../../analytics/Sparkline/index.client.js'
import { useInBrowser } from '../../ui/useInBrowser.js'

const LABELS: Record<FigureName, TextKey> = {
  orders: 'plugin-qr:cardOrders',
  scans: 'plugin-qr:statsScansByPeople',
  sentOn: 'plugin-qr:statsSentOn',
  turnedAway: 'plugin-qr:statsTurnedAway',
  visitors: 'plugin-qr:statsVisitors',
}

/** Which of the view's filters show what a figure counts. */
const QUERY: Record<FigureName, string> = {
  orders: '#qr-sales',
  scans: '',
  sentOn: '?outcome=redirected',
  turnedAway: '?outcome=turned-away',
  visitors: '',
}

type Props = {
  /** `null` while they are on their way. */
  answer: CodeFigures | null
  days: number
  names: readonly FigureName[]
  /** The analytics of the code; `null` where there is no such view. */
  view: null | string
}

/** The figures of a code, each with its last days and the way to its numbers. */
export const Tiles: React.FC<Props> = ({ answer, days, names, view }) => {
  const { t } = useTranslation()
  const shown = answer ? names.filter((name) => name in answer.figures) : names
  return (
    <ul
      aria-busy={answer === null}
      aria-label={translate(t, 'plugin-qr:cardFigures', { days })}
      className="qr-tiles"
    >
      {shown.map((name) => (
        <li key={name}>
          {view === null ? (
            <div className="qr-tile">
              <Tile answer={answer} name={name} />
            </div>
          ) : (
            <Link className="qr-tile" href={view + QUERY[name]} prefetch={false}>
              <Tile answer={answer} name={name} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

const Tile: React.FC<Pick<Props, 'answer'> & { name: FigureName }> = ({ answer, name }) => {
  const { i18n, t } = useTranslation()
  const inBrowser = useInBrowser()
  const figure = answer?.figures[name]
  const number = (value: number): string =>
    inBrowser ? new Intl.NumberFormat(i18n.language).format(value) : String(value)
  return (
    <>
      <span className="qr-tile__label">{translate(t, LABELS[name])}</span>
      <strong className="qr-tile__number">{figure ? number(figure.recent) : ' '}</strong>
      <span className="qr-tile__spark">
        {answer && figure && <Sparkline series={answer} values={figure.days} />}
      </span>
      <span className="qr-tile__ever">
        {figure ? translate(t, 'plugin-qr:cardInAll', { number: number(figure.ever) }) : ' '}
      </span>
    </>
  )
}
