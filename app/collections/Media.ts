import type { CollectionConfig } from 'payload'

import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { hasRole } from '../access/hasRole.js'

const here = path.dirname(fileURLToPath(import.meta.url))

/** Pictures of the site, logos of symbols among them. */
export const Media: CollectionConfig = {
  slug: 'media',
  access: {
    create: ({ req }) => hasRole(req, 'admin', 'manager'),
    delete: ({ req }) => hasRole(req, 'admin', 'manager'),
    read: ({ req }) => Boolean(req.user),
    update: ({ req }) => hasRole(req, 'admin', 'manager'),
  },
  fields: [{ name: 'alt', type: 'text', label: 'What it shows' }],
  upload: {
    mimeTypes: ['image/*'],
    staticDir: process.env.MEDIA_DIR ?? path.resolve(here, '../../.media'),
  },
}
