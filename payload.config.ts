import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { qrDefaultWidgets, qrPlugin } from 'payload-plugin-qr'
import sharp from 'sharp'

import { hasRole } from './app/access/hasRole.js'
import { Pages } from './app/collections/Pages.js'
import { Users } from './app/collections/Users.js'
import { pageURL } from './app/pageURL.js'
import { migrations } from './app/migrations/index.js'

const here = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    // Gravatar would be asked for every person who signs in.
    avatar: 'default',
    dashboard: {
      defaultLayout: [...qrDefaultWidgets(), { widgetSlug: 'collections', width: 'full' }],
      widgets: [],
    },
    importMap: {
      baseDir: here,
      importMapFile: path.join(here, 'app/(payload)/admin/importMap.js'),
    },
    meta: { titleSuffix: ' · Riverside FC' },
    user: Users.slug,
  },
  collections: [Pages, Users],
  db: postgresAdapter({
    migrationDir: path.join(here, 'app/migrations'),
    pool: { connectionString: process.env.DATABASE_URI ?? '' },
    prodMigrations: migrations,
    push: false,
  }),
  editor: lexicalEditor(),
  plugins: [
    qrPlugin({
      access: {
        analytics: ({ req }) => hasRole(req, 'admin', 'manager', 'analyst'),
        campaigns: {
          create: ({ req }) => hasRole(req, 'admin', 'manager'),
          delete: ({ req }) => hasRole(req, 'admin', 'manager'),
          read: ({ req }) => Boolean(req.user),
          update: ({ req }) => hasRole(req, 'admin', 'manager'),
        },
        codes: {
          create: ({ req }) => hasRole(req, 'admin', 'manager'),
          delete: ({ req }) => hasRole(req, 'admin', 'manager'),
          read: ({ req }) => Boolean(req.user),
          update: ({ req }) => hasRole(req, 'admin', 'manager'),
        },
      },
      destinations: { pages: { url: ({ doc }) => pageURL(doc as { slug?: null | string }) } },
      page: { name: 'Riverside FC' },
      siteURL: process.env.QR_SITE_URL || undefined,
      // A reverse proxy on this machine may name the client.
      trustedProxies: ['loopback'],
    }),
  ],
  secret: process.env.PAYLOAD_SECRET ?? '',
  sharp,
  typescript: { outputFile: path.join(here, 'app/payload-types.ts') },
})
