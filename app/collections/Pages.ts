import type { CollectionConfig } from 'payload'

import { hasRole } from '../access/hasRole.js'
import { pageURL } from '../pageURL.js'

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
    preview: (doc) => pageURL(doc),
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
    { name: 'layout', type: 'richText' },
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
  versions: { drafts: true },
}
