'use client'

import { Link } from '@payloadcms/ui'
import React, { lazy } from 'react'

import type { CodeComparison, ComparedCode } from '../../../analytics/compareCodes.js'

import { MOST_COMPARED } from '../../../vocabulary/comparison.js'
import { Failed } from '../Empty/index.client.js'
import { statsParams } from '../lib/statsParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { useView } from '../lib/ViewContext.js'
import { NO_LISTS } from '../lib/viewState.js'
import { Lazily, NumbersTable, Panel } from '../Panel/index.client.js'
import { SavePicture } from '../SavePicture/index.client.js'
import './index.css'

const ComparePlot = lazy(async () => ({
  default: (await import('./ComparePlot.client.js')).ComparePlot,
}))

/** Codes of the reader's choice side by side, over the days and filters of the view. */
export const CompareCodes: React.FC = () => {
  const { set, state, text } = useView()
  const { data, error, loading, reload } = useComparison()
  const left = state.compareCodes.slice(MOST_COMPARED)
  const title = text('statsCompareCodes')
  return (
    <Panel
      actions={
        <>
          <button className="qr-link" onClick={() => set({ compareCodes: [] })} type="button">
            {text('statsCompareCodesEnd')}
          </button>
          <SavePicture name="codes-compared" title={title} />
        </>
      }
      className="qr-card--wide qr-compare"
      summary={text('statsCompareCodesHint')}
      title={title}
    >
      {left.length > 0 && (
        <p className="qr-compare__note" role="status">
          {text('statsCompareCodesFirst', { left: left.join(', '), most: MOST_COMPARED })}
        </p>
      )}
      {data && data.unknown.length > 0 && (
        <p className="qr-compare__note" role="status">
          {text('statsCompareCodesUnknown', { codes: data.unknown.join(', ') })}
        </p>
      )}
      {error && <Failed error={error} reload={reload} />}
      {!error && !data && <div aria-busy className="qr-series__wait" />}
      {!error && data && data.codes.length > 0 && (
        <div aria-busy={loading}>
          <Compared comparison={data} />
        </div>
      )}
    </Panel>
  )
}

function useComparison() {
  const { api, slugs, state, tz } = useView()
  // the codes are named here: filters of codes would only take some of them away
  const { channel, country, device, outcome } = state
  const own = { ...NO_LISTS, channel, country, device, outcome }
  const params = statsParams({ ...state, ...own }, { fixed: {}, tz })
  for (const code of state.compareCodes.slice(0, MOST_COMPARED)) params.append('codes', code)
  if (state.interval) params.set('interval', state.interval)
  const asked = state.compareCodes.length > 0
  return useAnswer<CodeComparison>(asked ? api(`/${slugs.scans}/compare?${params}`) : null)
}

const Compared: React.FC<{ comparison: CodeComparison }> = ({ comparison: { codes } }) => {
  const { format, text } = useView()
  const { begun, interval, points } = codes[0]!.series
  return (
    <>
      <div aria-hidden="true" className="qr-series">
        <Lazily failed={text('statsPanelFailed')} waiting={<div className="qr-series__wait" />}>
          <ComparePlot codes={codes} format={format} nameOf={nameOf} />
        </Lazily>
      </div>
      <CodeRows codes={codes} />
      <NumbersTable
        caption={text('statsCompareCodes')}
        head={[text('statsTime'), ...codes.map((one) => `${nameOf(one)} (${one.code})`)]}
        label={text('statsAsTable')}
        rows={points
          .slice(0, begun)
          .map(({ label }, index) => [
            format.bucket(label, interval, true),
            ...codes.map(({ series }) => format.number(series.points[index]?.scans ?? 0)),
          ])}
      />
    </>
  )
}

const nameOf = ({ code, title }: ComparedCode): string => title || code

const CodeRows: React.FC<{ codes: readonly ComparedCode[] }> = ({ codes }) => {
  const { admin, format, set, slugs, text } = useView()
  const remove = ({ code, id }: ComparedCode): void =>
    set(({ compareCodes }) => ({
      compareCodes: compareCodes.filter((one) => one.toUpperCase() !== code && one !== String(id)),
    }))
  return (
    <table className="qr-ranked qr-compare__codes">
      <caption className="qr-stats-hidden">{text('statsCompareCodes')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('codeSingular')}</th>
          <th scope="col">{text('statsScans')}</th>
          <th scope="col">{text('visitors')}</th>
          <th scope="col">{text('sentOn')}</th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {codes.map((one, at) => (
          <tr key={one.id}>
            <th scope="row">
              <span className="qr-ranked__name">
                <i aria-hidden="true" className="qr-compare__key" data-code={at + 1} />
                <Link
                  href={admin(`/collections/${slugs.codes}/${one.id}/analytics`)}
                  prefetch={false}
                >
                  {nameOf(one)}
                </Link>
                <small>{one.code}</small>
              </span>
            </th>
            <td>{format.number(one.scans)}</td>
            <td>{format.number(one.visitors)}</td>
            <td>{one.sentOn === null ? '–' : format.number(one.sentOn)}</td>
            <td>
              <button
                aria-label={text('statsCompareCodesRemove', { title: nameOf(one) })}
                className="qr-link"
                onClick={() => remove(one)}
                type="button"
              >
                ×
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
