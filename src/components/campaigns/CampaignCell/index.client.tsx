'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useListRelationships } from '@payloadcms/ui'
import React, { useEffect } from 'react'

import '../../ui/admin.css'

type Props = { campaigns: string } & DefaultCellComponentProps

/** The campaign of a row. Payload asks for those of all rows together. */
export const CampaignCell: React.FC<Props> = ({ campaigns, cellData }) => {
  const { documents, getRelationships } = useListRelationships()
  const id = typeof cellData === 'object' ? cellData?.id : cellData
  useEffect(() => {
    if (id) getRelationships?.([{ relationTo: campaigns, value: id }])
  }, [campaigns, getRelationships, id])
  const found = id ? (documents?.[campaigns]?.[id] as { title?: string } | undefined) : undefined
  return found?.title ? <span>{found.title}</span> : <span className="qr-muted">–</span>
}
