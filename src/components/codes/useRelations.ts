'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { useAPI } from '../ui/useAPI.js'

export type Choice = { id: number | string; title: string }

const MOST = 500

/** Documents a field of the codes may point to; `null` where there is no such field. */
export function useRelations(codes: string, field: 'campaign' | 'preset'): Choice[] | null {
  const { getEntityConfig } = useConfig()
  const { get } = useAPI()
  const [choices, setChoices] = useState<Choice[]>([])
  const found = getEntityConfig({ collectionSlug: codes })?.fields.find(
    (one) => 'name' in one && one.name === field,
  )
  const collection = found && 'relationTo' in found ? String(found.relationTo) : null
  useEffect(() => {
    if (collection === null) return
    const leave = new AbortController()
    get<{ docs: { id: Choice['id']; title?: null | string }[] }>(
      `/${collection}?depth=0&limit=${MOST}&sort=title&select[title]=true`,
      leave.signal,
    )
      .then(({ docs }) =>
        setChoices(docs.map(({ id, title }) => ({ id, title: title || String(id) }))),
      )
      // who may not read them chooses none
      .catch(() => undefined)
    return () => leave.abort()
  }, [collection, get])
  return collection === null ? null : choices
}
