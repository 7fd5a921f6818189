'use client'

import React, { useCallback } from 'react'

import type { FolderFilter as Folders } from '../../../analytics/scope/folders.js'

import { Combobox, type Option } from '../Combobox/index.client.js'
import { folderParams } from '../lib/folderParams.js'
import { askJSON } from '../lib/askJSON.js'
import { useView } from '../lib/ViewContext.js'

type Props = { folders: Folders; onChoose: (value: string) => void }
type Answer = { docs: { id: number | string; name?: string }[] }

/** Folders of codes the reader may read, found by name; a folder counts with the folders in it. */
export const FolderFilter: React.FC<Props> = ({ folders, onChoose }) => {
  const { api, slugs, text } = useView()
  const load = useCallback(
    async (search: string, signal: AbortSignal): Promise<Option[]> => {
      const params = folderParams({ codes: slugs.codes, folders, search })
      const { docs } = await askJSON<Answer>(api(`/${folders.slug}?${params}`), signal)
      return docs.map(({ id, name }) => ({ label: name || String(id), value: String(id) }))
    },
    [api, folders, slugs.codes],
  )
  return (
    <Combobox
      label={text('statsFolder')}
      load={load}
      none={text('statsNoMatch')}
      onChoose={({ value }) => onChoose(value)}
      placeholder={text('statsAny')}
    />
  )
}
