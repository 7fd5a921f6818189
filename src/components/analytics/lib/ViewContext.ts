'use client'

import { createContext, useContext } from 'react'

import type { StatsJSON } from '../../../analytics/statsJSON.js'
import type { Addresses } from '../../ui/addresses.js'
import type { AnalyticsProps } from './analyticsProps.js'
import type { Format } from './createFormat.js'
import type { Text } from './useText.js'
import type { Change, ViewState } from './viewState.js'

/** What every panel of a view shares. */
export type View = {
  format: Format
  /** Changes filters; the address follows. */
  set: (change: Change) => void
  state: ViewState
  text: Text
  /** The time zone in use. */
  tz: string
} & Addresses &
  AnalyticsProps

export type Stats = StatsJSON

export const ViewContext = createContext<null | View>(null)

export function useView(): View {
  const view = useContext(ViewContext)
  if (!view) throw new Error('A panel of QR analytics is used outside of its view.')
  return view
}
