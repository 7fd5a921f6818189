'use client'

import React, { useCallback, useMemo } from 'react'

import type { FolderFilter as Folders } from '../../../analytics/scope/folders.js'

import { type Breakdown, NO_PLACEMENT } from '../../../vocabulary/questions.js'
import { askJSON } from '../../ui/askJSON.js'
import { Combobox, type Option } from '../Combobox/index.client.js'
import { folderParams } from '../lib/folderParams.js'
import { statsParams } from '../lib/statsParams.js'
import { useView } from '../lib/ViewContext.js'

type Props = { onChoose: (value: string) => void }

type FilterProps = {
  label: string
  load: (search: string, signal: AbortSignal) => Promise<Option[]>
} & Props

const Filter: React.FC<FilterProps> = ({ label, load, onChoose }) => {
  const { text } = useView()
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

/** Where to ask for the values with scans in the view as it is without this filter, so that one can be added. */
function useBreakdown(dimension: 'country' | 'placement', limit: number): string {
  const { api, fixed, slugs, state, tz } = useView()
  return useMemo(() => {
    const params = statsParams({ ...state, [dimension]: [] }, { fixed, tz })
    params.set('dimension', dimension)
    params.set('limit', String(limit))
    return api(`/${slugs.scans}/breakdown?${params}`)
  }, [api, dimension, fixed, limit, slugs.scans, state, tz])
}

/** Countries with scans in the view as it is without a filter by country, so that one can be added. */
export const CountryFilter: React.FC<Props> = ({ onChoose }) => {
  const { format, text } = useView()
  const url = useBreakdown('country', 300)
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const { rows } = await askJSON<Breakdown>(url, signal)
      const wanted = search.toLocaleLowerCase()
      return rows
        .map(({ value }) => ({
          label: value === null ? text('statsUnknown') : format.country(value),
          value: value ?? 'none',
        }))
        .filter(({ label, value }) => `${label} ${value}`.toLocaleLowerCase().includes(wanted))
    },
    [format, text, url],
  )
  return <Filter label={text('statsCountry')} load={load} onChoose={onChoose} />
}

type DocumentFilterProps = {
  collection: string
  /** What names a document in the address: the code, or the slug of a campaign. */
  field: 'code' | 'slug'
  label: string
  onChoose: (value: string) => void
}

type Doc = { code?: string; id: number | string; slug?: string; title?: string }

/** Codes or campaigns the reader may read, found by title or name. */
export const DocumentFilter: React.FC<DocumentFilterProps> = ({
  collection,
  field,
  label,
  onChoose,
}) => {
  const { api } = useView()
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
  return <Filter label={label} load={load} onChoose={onChoose} />
}

type FolderFilterProps = { folders: Folders; onChoose: (value: string) => void }
type Answer = { docs: { id: number | string; name?: string }[] }

/** Folders of codes the reader may read, found by name; a folder counts with the folders in it. */
export const FolderFilter: React.FC<FolderFilterProps> = ({ folders, onChoose }) => {
  const { api, slugs, text } = useView()
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const params = folderParams({ codes: slugs.codes, folders, search })
      const { docs } = await askJSON<Answer>(api(`/${folders.slug}?${params}`), signal)
      return docs.map(({ id, name }) => ({ label: name || String(id), value: String(id) }))
    },
    [api, folders, slugs.codes],
  )
  return <Filter label={text('statsFolder')} load={load} onChoose={onChoose} />
}

/** Tags of codes the reader may read. */
export const TagFilter: React.FC<Props> = ({ onChoose }) => {
  const { api, slugs, text } = useView()
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const params = new URLSearchParams({ search })
      const url = api(`/${slugs.codes}/tags?${params}`)
      const { tags } = await askJSON<{ tags: { tag: string }[] }>(url, signal)
      return tags.map(({ tag }) => ({ label: tag, value: tag }))
    },
    [api, slugs.codes],
  )
  return <Filter label={text('tags')} load={load} onChoose={onChoose} />
}

/** Where codes with scans hang, in the view as it is without this filter. */
export const PlacementFilter: React.FC<Props> = ({ onChoose }) => {
  const { text } = useView()
  const url = useBreakdown('placement', 1_000)
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const { rows } = await askJSON<Breakdown>(url, signal)
      const wanted = search.toLocaleLowerCase()
      return rows
        .map(({ value }) => ({
          label: value ?? text('statsNoPlacement'),
          value: value ?? NO_PLACEMENT,
        }))
        .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    },
    [text, url],
  )
  return <Filter label={text('placement')} load={load} onChoose={onChoose} />
}
