'use client'

import React from 'react'

import type { AnalyticsProps } from '../lib/analyticsProps.js'

import { ViewFrame } from '../ViewFrame/index.client.js'
import { Dashboard } from './Dashboard.client.js'

/** Everything below is fetched only where numbers are shown. */
export const AnalyticsScreen: React.FC<AnalyticsProps> = (props) => (
  <ViewFrame {...props}>
    <Dashboard />
  </ViewFrame>
)
