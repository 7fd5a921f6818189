import type { CollectionConfig } from 'payload'

import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { qrCodeBlock, qrCodeInlineBlock } from 'payload-plugin-qr'

import { hasRole } from '../access/hasRole.js'
import { previewURL } from '../previewURL.js'

/** The pages of the site. A slug may have a folder: `events/derby`. */
export const Pages: CollectionConfig = {
  slug: 'pages',
  access: {
    create: ({ req }) => hasRole(req, 'admin', 'manager'),
    delete: ({ req }) => hasRole(req, 'admin', 'manager'),
    read: ({ req }) => Boolean(req.user) || { _status: { equals: 'published' } },
    update: ({ req }) => hasRole(req, 'admin', 'manager'),
  },
  admin: {
    defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    livePreview: { url: ({ data }) => previewURL(data) },
    preview: (doc) => previewURL(doc),
    useAsTitle: 'title',
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    {
      name: 'slug',
      type: 'text',
      admin: { position: 'sidebar' },
      index: true,
      required: true,
      unique: true,
      validate: (value: null | string | undefined) =>
        /^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(value ?? '') ||
        'Lower-case letters, digits and hyphens, with one folder at the most: events/derby',
    },
    { name: 'kicker', type: 'text', admin: { description: 'Small line above the title.' } },
    { name: 'summary', type: 'textarea' },
    {
      name: 'facts',
      type: 'array',
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'label', type: 'text', required: true },
            { name: 'value', type: 'text', required: true },
          ],
        },
      ],
      labels: { plural: 'Facts', singular: 'Fact' },
    },
    {
      name: 'layout',
      type: 'blocks',
      blocks: [
        {
          slug: 'text',
          fields: [
            {
              name: 'text',
              type: 'richText',
              editor: lexicalEditor({
                features: ({ defaultFeatures }) => [
                  ...defaultFeatures,
                  BlocksFeature({ blocks: [qrCodeBlock()], inlineBlocks: [qrCodeInlineBlock()] }),
                ],
              }),
              label: false,
            },
          ],
          labels: { plural: 'Texts', singular: 'Text' },
        },
        qrCodeBlock(),
      ],
    },
    {
      name: 'action',
      type: 'group',
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'label', type: 'text' },
            { name: 'url', type: 'text', label: 'URL' },
          ],
        },
      ],
    },
  ],
  versions: { drafts: { autosave: { interval: 800 } } },
}
