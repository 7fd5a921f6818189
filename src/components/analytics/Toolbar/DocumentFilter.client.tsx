'use client'

import React, { useCallback } from 'react'

import { Combobox, type Option } from '../Combobox/index.client.js'
import { askJSON } from '../lib/askJSON.js'
import { useView } from '../lib/ViewContext.js'

type Props = {
  collection: string
  /** What names a document in the address: the code, or the slug of a campaign. */
  field: 'code' | 'slug'
  label: string
  onChoose: (value: string) => void
}

type Doc = { code?: string; id: number | string; slug?: string; title?: string }

/** Codes or campaigns the reader may read, found by title or name. */
export const DocumentFilter: React.FC<Props> = ({ collection, field, label, onChoose }) => {
  const { api, text } = useView()
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const params = new URLSearchParams({ depth: '0', limit: '12', sort: 'title' })
      params.set('select[title]', 'true')
      params.set(`select[${field}]`, 'true')
      if (search) {
        params.set('where[or][0][title][like]', search)
        params.set(`where[or][1][${field}][like]`, search)
      }
      const { docs } = await askJSON<{ docs: Doc[] }>(api(`/${collection}?${params}`), signal)
      return docs.map((doc) => {
        const name = doc[field]
        const label = name && field === 'code' ? `${doc.title ?? ''} (${name})` : doc.title
        return { label: label || name || String(doc.id), value: name || String(doc.id) }
      })
    },
    [api, collection, field],
  )
  return (
    <Combobox
      label={label}
      load={load}
      none={text('statsNoMatch')}
      onChoose={({ value }) => onChoose(value)}
      placeholder={text('statsAny')}
    />
  )
}
