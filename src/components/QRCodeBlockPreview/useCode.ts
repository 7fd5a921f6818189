'use client'

import { useConfig, useDocumentEvents, usePayloadAPI } from '@payloadcms/ui'
import { useEffect } from 'react'

import type { CodeStateInput } from '../../scan/codeState.js'
import type { ID } from '../../scan/types.js'

export type PreviewCode = {
  code: string
  deletedAt?: null | string
  shortURL?: null | string
  title?: null | string
} & CodeStateInput

type Answer =
  ({ id?: ID; stats?: null | number | string | { sent?: number } } & Partial<PreviewCode>) | null

/**
 * The chosen code as this editor may read it, trash included, and its symbol's address. Asked for
 * again when the code is edited in a drawer. `code` is null while it loads and where it `failed`.
 */
export function useCode(codes: string, id: ID | null) {
  const { config } = useConfig()
  const { mostRecentUpdate } = useDocumentEvents()
  const url = id === null ? '' : `${config.serverURL}${config.routes.api}/${codes}/${id}`
  const [{ data, isError, isLoading }, { setParams }] = usePayloadAPI(url, {
    initialParams: PARAMS,
  })
  const edited = mostRecentUpdate?.entitySlug === codes ? mostRecentUpdate.updatedAt : ''
  useEffect(() => {
    // New parameters make the hook ask again; Payload ignores the one it does not know.
    if (edited) setParams({ ...PARAMS, edited })
  }, [edited, setParams])
  const answer = data as Answer
  const isCurrent = !isError && answer?.code !== undefined && String(answer.id) === String(id)
  return {
    code: isCurrent ? previewOf(answer) : null,
    failed: isError && !isLoading,
    image: `${url}/image?format=svg&edited=${encodeURIComponent(edited)}`,
  }
}

const PARAMS = {
  depth: 1,
  select: {
    code: true,
    deletedAt: true,
    expiresAt: true,
    scanLimit: true,
    shortURL: true,
    startsAt: true,
    stats: true,
    status: true,
    title: true,
  },
  trash: true,
}

/** `stats` is populated for who may see numbers; others are not told that a limit is reached. */
function previewOf({ stats, ...code }: NonNullable<Answer>): PreviewCode {
  return { ...code, sent: typeof stats === 'object' ? stats?.sent : null } as PreviewCode
}
