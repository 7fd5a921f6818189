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
import { migrations } from './app/migrations/index.js'
import { pageURL } from './app/pageURL.js'
import { siteHosts } from './app/siteHosts.js'

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
  // the plugin's background work; a server that stays up runs it by itself
  jobs: { autoRun: [{ cron: '*/2 * * * * *', queue: 'default', silent: { info: true } }] },
  plugins: [
    qrPlugin({
      access: {
        analytics: ({ req }) => hasRole(req, 'admin', 'manager', 'analyst', 'crm'),
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
        contacts: ({ req }) => hasRole(req, 'admin', 'crm'),
      },
      attribution: { hosts: siteHosts() },
      contacts: { contractBasis: 'Ticket contract, privacy notice section 4' },
      destinations: { pages: { url: ({ doc }) => pageURL(doc as { slug?: null | string }) } },
      hubspot: { currencies: ['EUR'], wait: 500 },
      page: { name: 'Riverside FC' },
      siteURL: process.env.QR_SITE_URL || undefined,
      ticketing: {
        // the stand-in for Vivenu sells test tickets
        testEvents: true,
        vivenu: { api: { baseURL: process.env.VIVENU_BASE_URL || undefined } },
      },
      // A reverse proxy on this machine may name the client.
      trustedProxies: ['loopback'],
    }),
  ],
  secret: process.env.PAYLOAD_SECRET ?? '',
  sharp,
  // `npm run generate` writes them; beside each reload a process for it would cost more than the reload
  typescript: { autoGenerate: false, outputFile: path.join(here, 'app/payload-types.ts') },
})
