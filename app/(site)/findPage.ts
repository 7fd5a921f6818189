import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'

import { getPayload } from 'payload'
import { cache } from 'react'

import config from '../../payload.config.js'

export type Page = {
  action?: { label?: null | string; url?: null | string }
  facts?: { id?: null | string; label: string; value: string }[] | null
  kicker?: null | string
  layout?: null | SerializedEditorState
  slug: string
  summary?: null | string
  title: string
}

/** The published page with this slug; asked for once per request. */
export const findPage = cache(async (slug: string): Promise<null | Page> => {
  const payload = await getPayload({ config })
  const { docs } = await payload.find({
    collection: 'pages',
    depth: 0,
    limit: 1,
    overrideAccess: false,
    where: { slug: { equals: slug } },
  })
  return (docs[0] as unknown as Page | undefined) ?? null
})
