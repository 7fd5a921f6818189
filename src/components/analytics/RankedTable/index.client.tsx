'use client'

import React from 'react'

import { useView } from '../lib/ViewContext.js'

export type RankedRow = {
  aside?: null | string | undefined
  key: string
  main: string
  /** Makes the value a button that filters by it. */
  onPick?: (() => void) | undefined
  scans: number
  share: number
}

type Props = { caption: string; head: string; rows: RankedRow[] }

/** Values by scans, each with a bar: a table first, a picture second. */
export const RankedTable: React.FC<Props> = ({ caption, head, rows }) => {
  const { format, text } = useView()
  const most = Math.max(1, ...rows.map(({ scans }) => scans))
  return (
    <table className="qr-ranked">
      <caption className="qr-stats-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{text('statsScans')}</th>
          <th scope="col">{text('statsShare')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ aside, key, main, onPick, scans, share }) => (
          <tr key={key}>
            <th scope="row">
              <span
                aria-hidden="true"
                className="qr-ranked__bar"
                style={{ inlineSize: `${(scans / most) * 100}%` }}
              />
              <span className="qr-ranked__name">
                {onPick ? (
                  <button
                    onClick={onPick}
                    title={text('statsFilterBy', { value: main })}
                    type="button"
                  >
                    {main}
                  </button>
                ) : (
                  main
                )}
                {aside && <small>{aside}</small>}
              </span>
            </th>
            <td>{format.number(scans)}</td>
            <td>{format.percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
