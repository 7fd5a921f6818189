'use client'

import type { DefaultCellComponentProps } from 'payload'

import React from 'react'

import { TimeCell } from '../../ui/TimeCell/index.client.js'
import { HealthLabel } from '../HealthLabel/index.client.js'

type Props = { codes: string; scans: string } & DefaultCellComponentProps

/** When a code was scanned last, and what that says of it. */
export const LastScanCell: React.FC<Props> = ({ codes, scans, ...cell }) => (
  <div className="qr-last-scan">
    <TimeCell {...cell} short />
    <HealthLabel codes={codes} id={cell.rowData?.id as number | string} scans={scans} />
  </div>
)
