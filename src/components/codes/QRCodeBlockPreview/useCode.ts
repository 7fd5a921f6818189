'use client'

import { useDocumentEvents, usePayloadAPI } from '@payloadcms/ui'
import { useEffect } from 'react'

import type { CodeState } from '../../../vocabulary/codeState.js'
import type { ID } from '../../../vocabulary/scan.js'

import { useAddresses } from '../../ui/useAddresses.js'

export type PreviewCode = {
  code: string
  deletedAt?: null | string
  expiresAt?: null | string
  shortURL?: null | string
  startsAt?: null | string
  state?: CodeState | null
  title?: null | string
}

type Answer = ({ id?: ID } & Partial<PreviewCode>) | null

/**
 * The chosen code as this editor may read it, trash included, and its symbol's address. Asked for
 * again when the code is edited in a drawer. `code` is null while it loads and where it `failed`.
 */
export function useCode(codes: string, id: ID | null) {
  const { api } = useAddresses()
  const { mostRecentUpdate } = useDocumentEvents()
  const below = `/${codes}/${id}`
  const [{ data, isError, isLoading }, { setParams }] = usePayloadAPI(
    id === null ? '' : api(below),
    {
      initialParams: PARAMS,
    },
  )
  const edited = mostRecentUpdate?.entitySlug === codes ? mostRecentUpdate.updatedAt : ''
  useEffect(() => {
    // New parameters make the hook ask again; Payload ignores the one it does not know.
    if (edited) setParams({ ...PARAMS, edited })
  }, [edited, setParams])
  const answer = data as Answer
  const isCurrent = !isError && answer?.code !== undefined && String(answer.id) === String(id)
  return {
    code: isCurrent ? (answer as PreviewCode) : null,
    failed: isError && !isLoading,
    image: api(`${below}/image?format=svg&edited=${encodeURIComponent(edited)}`),
  }
}

const PARAMS = {
  depth: 0,
  select: {
    code: true,
    deletedAt: true,
    expiresAt: true,
    shortURL: true,
    startsAt: true,
    state: true,
    title: true,
  },
  trash: true,
}
