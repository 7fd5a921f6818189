'use client'

import React, { useMemo } from 'react'

import type { AnalyticsProps } from '../lib/analyticsProps.js'

import { useAddresses } from '../../ui/useAddresses.js'
import { useText } from '../lib/useText.js'
import { useViewState } from '../lib/useViewState.js'
import { type View, ViewContext } from '../lib/ViewContext.js'
import { Widget } from '../Widgets/index.client.js'
import { Dashboard } from './Dashboard.client.js'
import '../palette.css'
import '../button.css'
import '../charts.css'
import '../Panel/index.css'
import './index.css'

/** Everything below is fetched only where numbers are shown. */
export const AnalyticsScreen: React.FC<AnalyticsProps> = (props) => {
  const { admin, api } = useAddresses()
  const { format, text } = useText()
  const [written, set] = useViewState()
  const filed = Boolean(props.folders)
  // A link to folders from elsewhere must not break a page without.
  const state = useMemo(() => (filed ? written : { ...written, folder: [] }), [filed, written])
  const tz = state.tz ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC'
  const view = useMemo<View>(
    () => ({ ...props, admin, api, format, set, state, text, tz }),
    // the server makes new props of equal content on every visit
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [admin, api, format, props.kind, props.fixed.code, props.fixed.campaign, set, state, text, tz],
  )
  const isWidget = props.kind === 'latest' || props.kind === 'scans' || props.kind === 'topCodes'
  return (
    <ViewContext.Provider value={view}>
      <div className={`qr-stats${isWidget ? ' qr-stats--widget' : ''}`}>
        {isWidget ? <Widget /> : <Dashboard />}
      </div>
    </ViewContext.Provider>
  )
}
