'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { Later } from '../Later/index.client.js'
import { type AnalyticsProps, isWidget } from '../lib/analyticsProps.js'
import { Skeleton } from '../Skeleton/index.client.js'

// All charts and the map: fetched where they are shown, no other page of the admin carries them.
const loadScreen = async () => (await import('../AnalyticsScreen/index.client.js')).AnalyticsScreen
const loadWidget = async () => (await import('../Widgets/index.client.js')).WidgetScreen

/** Holds the place of a view of numbers until its code is there. */
export const AnalyticsLoader: React.FC<AnalyticsProps> = (props) => {
  const { t } = useTranslation()
  const waiting = <Skeleton kind={props.kind} text={translate(t, 'plugin-qr:statsLoading')} />
  const load = isWidget(props.kind) ? loadWidget : loadScreen
  return <Later load={load} props={props} waiting={waiting} />
}
