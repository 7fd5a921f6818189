'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { useAPI } from '../ui/useAPI.js'

export type Choice = {
  id: number | string
  /** What no other one is called: its slug, else its id. */
  name: string
  /** With the name behind it where several have the same. */
  title: string
}

type Found = { id: Choice['id']; slug?: null | string; title?: null | string }

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
    get<{ docs: Found[] }>(
      `/${collection}?depth=0&limit=${MOST}&sort=title&select[slug]=true&select[title]=true`,
      leave.signal,
    )
      .then(({ docs }) => setChoices(choicesOf(docs)))
      // who may not read them chooses none
      .catch(() => undefined)
    return () => leave.abort()
  }, [collection, get])
  return collection === null ? null : choices
}

function choicesOf(docs: readonly Found[]): Choice[] {
  const times = new Map<string, number>()
  for (const { title } of docs) times.set(title ?? '', (times.get(title ?? '') ?? 0) + 1)
  return docs.map(({ id, slug, title }) => {
    const name = slug || String(id)
    const isAlone = times.get(title ?? '') === 1
    return { id, name, title: title ? (isAlone ? title : `${title} (${name})`) : name }
  })
}
