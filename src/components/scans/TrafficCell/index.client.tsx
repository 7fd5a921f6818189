'use client'

import type { DefaultCellComponentProps } from 'payload'

import React from 'react'

import { TrafficPill } from '../TrafficPill/index.client.js'

/** Who made the scan of a row. */
export const TrafficCell: React.FC<DefaultCellComponentProps> = ({ rowData }) => (
  <TrafficPill reasons={rowData?.trafficReasons} trafficClass={rowData?.trafficClass} />
)
