'use client'

import React from 'react'

import type { AnalyticsProps } from '../lib/analyticsProps.js'

import './index.css'

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
