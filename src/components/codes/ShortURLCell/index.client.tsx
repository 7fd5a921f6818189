'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import '../../ui/admin.css'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { useRowHref } from '../../ui/useRowHref.js'

/** The short URL of a row with a button that copies it. Opening it would count as a scan. */
export const ShortURLCell: React.FC<DefaultCellComponentProps> = ({
  cellData,
  collectionSlug,
  link,
  rowData,
}) => {
  const code = String(cellData ?? '')
  const href = useRowHref(collectionSlug, rowData?.id)
  const url = rowData?.shortURL as null | string | undefined
  const text = url ? url.replace(/^https?:\/\//, '') : code
  return (
    <div className="qr-url-cell">
      {link ? (
        <Link href={href} prefetch={false}>
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      {url && <CopyButton text={url} />}
    </div>
  )
}
