'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import React, { lazy, Suspense, useEffect, useState } from 'react'

import type { ID } from '../../../scan/types.js'
import type { Fixed } from '../lib/statsParams.js'

import { translate } from '../../../translations/translate.js'
import './index.css'

/** What the server tells a view of numbers. */
export type AnalyticsProps = {
  canExport: boolean
  /** The document a tab belongs to. */
  document?: { id: ID; title: string }
  fixed: Fixed
  kind: 'campaign' | 'code' | 'latest' | 'overview' | 'scans' | 'topCodes'
  /** Path of the overview below the admin. */
  overview: string
  slugs: { campaigns: string; codes: string; scans: string }
}

// All charts and the map: fetched where they are shown, no other page of the admin carries them.
const load = () => import('../AnalyticsScreen/index.client.js')
const AnalyticsScreen = lazy(async () => ({ default: (await load()).AnalyticsScreen }))

/** Holds the place of a view of numbers until its code is there. */
export const AnalyticsLoader: React.FC<AnalyticsProps> = (props) => {
  const { t } = useTranslation()
  // Ranges depend on the reader's clock and time zone, which the server does not know.
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const waiting = <Skeleton kind={props.kind} text={translate(t, 'plugin-qr:statsLoading')} />
  return (
    <LoadErrors
      retry={translate(t, 'plugin-qr:statsReload')}
      text={translate(t, 'plugin-qr:statsLoadFailed')}
    >
      {mounted ? (
        <Suspense fallback={waiting}>
          <AnalyticsScreen {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </LoadErrors>
  )
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

type ErrorProps = { children: React.ReactNode; retry: string; text: string }

/** A chunk may be gone after a deployment: says so and reloads, instead of taking the page down. */
class LoadErrors extends React.Component<ErrorProps, { failed: boolean }> {
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true })
  override state = { failed: false }

  override render(): React.ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="qr-stats-notice" role="alert">
        <p>{this.props.text}</p>
        <Button onClick={() => window.location.reload()} size="small">
          {this.props.retry}
        </Button>
      </div>
    )
  }
}
