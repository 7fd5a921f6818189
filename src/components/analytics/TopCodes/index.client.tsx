'use client'

import { Link } from '@payloadcms/ui'
import React from 'react'

import { type Stats, useView } from '../lib/ViewContext.js'
import { Panel } from '../Panel/index.client.js'
import { Sparkline } from '../Sparkline/index.client.js'
import { TopTags } from '../TopTags/index.client.js'

/** The codes most scanned, each with its course; the campaigns below, where there are any. */
export const TopCodes: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { admin, kind, slugs, text } = useView()
  const { top_campaigns: campaigns, top_codes: codes } = stats
  return (
    <Panel
      actions={
        <Link className="qr-link" href={admin(`/collections/${slugs.codes}`)} prefetch={false}>
          {text('statsAllCodes')}
        </Link>
      }
      className="qr-card--half qr-card--high"
      title={text('statsTopCodes')}
    >
      {codes.length ? (
        <CodeTable stats={stats} />
      ) : (
        <p className="qr-card__none">{text('statsNoScans')}</p>
      )}
      {kind === 'overview' && campaigns.length > 0 && (
        <>
          <h3>{text('statsTopCampaigns')}</h3>
          <CampaignTable stats={stats} />
        </>
      )}
      {stats.top_tags.length > 0 && <TopTags stats={stats} />}
    </Panel>
  )
}

export const CodeTable: React.FC<{ most?: number; stats: Stats }> = ({ most = 10, stats }) => {
  const { admin, format, slugs, text } = useView()
  const top = stats.top_codes[0]?.scans ?? 1
  return (
    <table className="qr-ranked qr-ranked--codes">
      <caption className="qr-stats-hidden">{text('statsTopCodes')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('codeSingular')}</th>
          <th aria-hidden="true" />
          <th scope="col">{text('statsScans')}</th>
        </tr>
      </thead>
      <tbody>
        {stats.top_codes.slice(0, most).map(({ code, id, scans, sparkline, title }) => (
          <tr key={id}>
            <th scope="row">
              <span
                aria-hidden="true"
                className="qr-ranked__bar"
                style={{ inlineSize: `${(scans / top) * 100}%` }}
              />
              <span className="qr-ranked__name">
                <Link href={admin(`/collections/${slugs.codes}/${id}/analytics`)} prefetch={false}>
                  {title || code}
                </Link>
                <small>{code}</small>
              </span>
            </th>
            <td aria-hidden="true">
              <Sparkline series={stats.series} values={sparkline} />
            </td>
            <td>{format.number(scans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Campaigns of the list; the others are one row. */
const SHOWN = 5

const CampaignTable: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { admin, format, slugs, text } = useView()
  const listed = stats.top_campaigns.slice(0, SHOWN)
  const { others, without } = stats.campaign_rest
  const hidden = stats.top_campaigns.slice(SHOWN).reduce((sum, { scans }) => sum + scans, others)
  const rest = [
    { label: text('statsOtherCampaigns'), scans: hidden },
    { label: text('statsWithoutCampaign'), scans: without },
  ].filter(({ scans }) => scans > 0)
  const top = Math.max(1, ...listed.map(({ scans }) => scans), ...rest.map(({ scans }) => scans))
  return (
    <table className="qr-ranked">
      <caption className="qr-stats-hidden">{text('statsTopCampaigns')}</caption>
      <thead className="qr-stats-hidden">
        <tr>
          <th scope="col">{text('campaign')}</th>
          <th scope="col">{text('statsScans')}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ id, scans, title }) => (
          <tr key={id}>
            <th scope="row">
              <span
                aria-hidden="true"
                className="qr-ranked__bar"
                style={{ inlineSize: `${(scans / top) * 100}%` }}
              />
              <span className="qr-ranked__name">
                <Link
                  href={admin(`/collections/${slugs.campaigns}/${id}/analytics`)}
                  prefetch={false}
                >
                  {title || id}
                </Link>
              </span>
            </th>
            <td>{format.number(scans)}</td>
          </tr>
        ))}
        {rest.map(({ label, scans }) => (
          <tr className="qr-ranked__rest" key={label}>
            <th scope="row">
              <span
                aria-hidden="true"
                className="qr-ranked__bar"
                style={{ inlineSize: `${(scans / top) * 100}%` }}
              />
              <span className="qr-ranked__name">{label}</span>
            </th>
            <td>{format.number(scans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
