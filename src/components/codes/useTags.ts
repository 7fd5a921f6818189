'use client'

import { useConfig } from '@payloadcms/ui'

import { useAnswer } from '../analytics/lib/useAnswer.js'
import { useAddresses } from '../ui/useAddresses.js'

/** Tags of codes this person may read, the most used first; `null` where codes have none. */
export function useTags(codes: string): null | string[] {
  const { getEntityConfig } = useConfig()
  const { api } = useAddresses()
  const fields = getEntityConfig({ collectionSlug: codes })?.fields ?? []
  const hasTags = fields.some((one) => 'name' in one && one.name === 'tags')
  const { data } = useAnswer<{ tags: { tag: string }[] }>(hasTags ? api(`/${codes}/tags`) : null)
  return hasTags ? (data?.tags ?? []).map(({ tag }) => tag) : null
}
