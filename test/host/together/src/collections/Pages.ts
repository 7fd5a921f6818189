import type { CollectionConfig } from 'payload'

import { qrCodeBlock } from 'payload-plugin-qr'

export const Pages: CollectionConfig = {
  slug: 'pages',
  admin: { useAsTitle: 'slug' },
  fields: [
    { name: 'slug', type: 'text', required: true },
    { name: 'layout', type: 'blocks', blocks: [qrCodeBlock()] },
    { name: 'body', type: 'richText' },
  ],
  versions: { drafts: true },
}
