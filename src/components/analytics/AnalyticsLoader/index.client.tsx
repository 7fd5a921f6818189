'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { ID } from '../../../vocabulary/scan.js'
import type { FolderFilter } from '../../../analytics/scope/readableFolders.js'
import type { Fixed } from '../lib/statsParams.js'

import { translate } from '../../../translations/translate.js'
import { Later } from '../Later/index.client.js'
import './index.css'

/** What the server tells a view of numbers. */
export type AnalyticsProps = {
  canExport: boolean
  /** The document a tab belongs to. */
  document?: { id: ID; title: string }
  fixed: Fixed
  /** Where codes are in folders, and the reader may read some. */
  folders?: FolderFilter | null
  kind: 'campaign' | 'code' | 'latest' | 'overview' | 'scans' | 'topCodes'
  /** Path of the overview below the admin. */
  overview: string
  /** Whether the reader may see what was sold. */
  sales?: boolean
  slugs: { campaigns: string; codes: string; conversions: string; scans: string }
}

// All charts and the map: fetched where they are shown, no other page of the admin carries them.
const load = async () => (await import('../AnalyticsScreen/index.client.js')).AnalyticsScreen

/** Holds the place of a view of numbers until its code is there. */
export const AnalyticsLoader: React.FC<AnalyticsProps> = (props) => {
  const { t } = useTranslation()
  const waiting = <Skeleton kind={props.kind} text={translate(t, 'plugin-qr:statsLoading')} />
  return <Later load={load} props={props} waiting={waiting} />
}

const TALL: Record<AnalyticsProps['kind'], string[]> = {
  campaign: ['figures', 'wide', 'half', 'half'],
  code: ['figures', 'wide', 'half', 'half'],
  latest: ['widget'],
  overview: ['figures', 'wide', 'half', 'half'],
  scans: ['widget'],
  topCodes: ['widget'],
}

/** The shape of what is to come. */
export const Skeleton: React.FC<{ kind: AnalyticsProps['kind']; text: string }> = ({
  kind,
  text,
}) => (
  <div aria-busy="true" className="qr-stats-skeleton" role="status">
    <span className="qr-stats-hidden">{text}</span>
    {TALL[kind].map((shape, index) => (
      <span className={`qr-stats-skeleton__${shape}`} key={index} />
    ))}
  </div>
)
