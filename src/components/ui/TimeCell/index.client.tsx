'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'
import { useRowHref } from '../useRowHref.js'
import { LocalTime } from '../LocalTime/index.client.js'

type Props = { seconds?: boolean; short?: boolean } & DefaultCellComponentProps

/** An instant in a list, linked where it is the first column. */
export const TimeCell: React.FC<Props> = ({
  cellData,
  collectionSlug,
  link,
  rowData,
  seconds,
  short,
}) => {
  const href = useRowHref(collectionSlug, rowData?.id)
  if (!cellData) return <span className="qr-muted">–</span>
  const time = <LocalTime at={String(cellData)} relative seconds={seconds} short={short} />
  return link ? (
    <Link href={href} prefetch={false}>
      {time}
    </Link>
  ) : (
    time
  )
}
