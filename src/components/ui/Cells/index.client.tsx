'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link, useFormFields, useTranslation } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'
import { readableURL } from '../../../kit/readableURL.js'
import { LocalTime } from '../LocalTime/index.client.js'
import { useRowHref } from '../useAddresses.js'
import { useInBrowser } from '../useInBrowser.js'

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

/** A count, written as the reader's language does. */
export const NumberCell: React.FC<DefaultCellComponentProps> = ({ cellData, field }) => {
  const { i18n } = useTranslation()
  const inBrowser = useInBrowser()
  if (typeof cellData !== 'number') return <span className="qr-muted">–</span>
  const text = inBrowser ? new Intl.NumberFormat(i18n.language).format(cellData) : String(cellData)
  // Where a row is a card there is no heading that says of what.
  const label =
    field && 'label' in field && typeof field.label === 'string' ? field.label : undefined
  return (
    <span className="qr-number" data-label={label}>
      {text}
    </span>
  )
}

/** An address with its host as people read it; the stored one is its title. */
export const URLCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  // What letters there are is the machine's to know: said in the browser alone.
  const inBrowser = useInBrowser()
  const url = typeof cellData === 'string' ? cellData : ''
  if (!url) return <span className="qr-muted">–</span>
  return <bdi title={url}>{inBrowser ? readableURL(url) : url}</bdi>
}

/** Below a field that holds an address in ASCII: how people read it, where that is another text. */
export const ReadableURL: React.FC<{ path: string }> = ({ path }) => {
  const url = useFormFields(([fields]) => fields?.[path]?.value)
  const inBrowser = useInBrowser()
  if (!inBrowser || typeof url !== 'string') return null
  const readable = readableURL(url)
  return readable === url ? null : <bdi className="qr-muted">{readable}</bdi>
}
