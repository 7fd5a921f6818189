import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'
import type { QRCodeBlockData } from 'payload-plugin-qr/react'

import { getPayload } from 'payload'
import { cache } from 'react'

import config from '../../payload.config.js'

export type TextBlock = {
  blockType: 'text'
  id?: null | string
  text?: null | SerializedEditorState
}

export type Page = {
  action?: { label?: null | string; url?: null | string }
  facts?: { id?: null | string; label: string; value: string }[] | null
  kicker?: null | string
  layout?: (({ blockType: 'qrCode' } & QRCodeBlockData) | TextBlock)[] | null
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
