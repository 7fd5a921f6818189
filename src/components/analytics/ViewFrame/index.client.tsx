'use client'

import { useSearchParams } from 'next/navigation.js'
import React, { useCallback, useEffect, useMemo, useRef } from 'react'

import { useAddresses } from '../../ui/useAddresses.js'
import { type AnalyticsProps, isWidget } from '../lib/analyticsProps.js'
import { useText } from '../lib/useText.js'
import { type View, ViewContext } from '../lib/ViewContext.js'
import {
  type Change,
  parseViewState,
  settle,
  type ViewState,
  writeViewState,
} from '../lib/viewState.js'
import '../palette.css'
import '../button.css'
import '../charts.css'
import '../Panel/index.css'
import '../AnalyticsScreen/index.css'

/** What every part of a view of numbers finds around it: what is looked at, and how it is changed. */
export const ViewFrame: React.FC<React.PropsWithChildren<AnalyticsProps>> = ({
  children,
  ...props
}) => {
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
  return (
    <ViewContext.Provider value={view}>
      <div className={`qr-stats${isWidget(props.kind) ? ' qr-stats--widget' : ''}`}>{children}</div>
    </ViewContext.Provider>
  )
}

/** The view in the address. Changing it makes an entry in the history, so "back" undoes a filter. */
function useViewState(): [ViewState, (change: Change) => void] {
  const search = useSearchParams()
  const query = search?.toString() ?? ''
  const state = useMemo(() => parseViewState(new URLSearchParams(query)), [query])
  const ahead = useRef<string[]>([])
  useEffect(() => {
    ahead.current = settle(ahead.current, query)
  }, [query])
  const set = useCallback((change: Change) => {
    const newest = ahead.current.at(-1) ?? window.location.search
    const now = parseViewState(new URLSearchParams(newest))
    const changed = typeof change === 'function' ? change(now) : change
    const next = writeViewState({ ...now, ...changed }).toString()
    if (next === writeViewState(now).toString()) return
    ahead.current.push(next)
    // Next listens to this; going through its router would render the page on the server again.
    window.history.pushState(null, '', `${window.location.pathname}${next && `?${next}`}`)
  }, [])
  return [state, set]
}
