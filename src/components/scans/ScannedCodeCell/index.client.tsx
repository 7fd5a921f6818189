'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import '../../ui/admin.css'
import { useRowHref } from '../../ui/useRowHref.js'

type Props = { codes: string } & DefaultCellComponentProps

/** The scanned code, linked to its page while it exists. */
export const ScannedCodeCell: React.FC<Props> = ({ cellData, codes, rowData }) => {
  const id = typeof rowData?.qrCode === 'object' ? rowData.qrCode?.id : rowData?.qrCode
  const href = useRowHref(codes, id)
  const code = <code className="qr-code">{String(cellData ?? '–')}</code>
  if (id === null || id === undefined) return code
  return (
    <Link href={href} prefetch={false}>
      {code}
    </Link>
  )
}
