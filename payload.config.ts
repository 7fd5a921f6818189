import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { es } from '@payloadcms/translations/languages/es'
import { fr } from '@payloadcms/translations/languages/fr'
import { ru } from '@payloadcms/translations/languages/ru'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { qrDefaultWidgets, qrPlugin } from 'payload-plugin-qr'
import sharp from 'sharp'

import { hasRole } from './app/access/hasRole.js'
import { Media } from './app/collections/Media.js'
import { Pages } from './app/collections/Pages.js'
import { Users } from './app/collections/Users.js'
import { demoDomains } from './app/demoDomains.js'
import { demoWebhooks } from './app/demoWebhooks.js'
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
  collections: [Pages, Media, Users],
  db: postgresAdapter({
    migrationDir: path.join(here, 'app/migrations'),
    pool: { connectionString: process.env.DATABASE_URI ?? '' },
    prodMigrations: migrations,
    push: false,
  }),
  editor: lexicalEditor(),
  i18n: { supportedLanguages: { de, en, es, fr, ru } },
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
        checkIn: ({ req }) => hasRole(req, 'admin', 'manager'),
        codes: {
          create: ({ req }) => hasRole(req, 'admin', 'manager'),
          delete: ({ req }) => hasRole(req, 'admin', 'manager'),
          read: ({ req }) => Boolean(req.user),
          update: ({ req }) => hasRole(req, 'admin', 'manager'),
        },
        contacts: ({ req }) => hasRole(req, 'admin', 'crm'),
        designs: {
          create: ({ req }) => hasRole(req, 'admin', 'manager'),
          delete: ({ req }) => hasRole(req, 'admin', 'manager'),
          read: ({ req }) => Boolean(req.user),
          update: ({ req }) => hasRole(req, 'admin', 'manager'),
        },
        privacy: ({ req }) => hasRole(req, 'admin'),
        revenue: ({ req }) => hasRole(req, 'manager'),
      },
      apiKeys: true,
      attribution: { hosts: siteHosts() },
      checkIn: true,
      contacts: { contractBasis: 'Ticket contract, privacy notice section 4' },
      destinations: { pages: { url: ({ doc }) => pageURL(doc as { slug?: null | string }) } },
      domains: demoDomains(process.env.QR_DEMO_DOMAINS),
      gs1: { path: '/id' },
      hubspot: { currencies: ['EUR'], wait: 500 },
      page: { name: 'Riverside FC' },
      quota: { codes: 10_000 },
      reports: true,
      siteURL: process.env.QR_SITE_URL || undefined,
      symbol: { colours: ['#0b3d2e', '#c8102e', '#1a1a1a', '#f4e9d8'], logos: 'media' },
      ticketing: {
        // the stand-in for Vivenu sells test tickets
        testEvents: true,
        vivenu: { api: { baseURL: process.env.VIVENU_BASE_URL || undefined } },
      },
      // A reverse proxy on this machine may name the client.
      trustedProxies: ['loopback'],
      webhooks: demoWebhooks(process.env.PAYLOAD_SECRET ?? '', process.env.QR_SITE_URL),
    }),
  ],
  secret: process.env.PAYLOAD_SECRET ?? '',
  sharp,
  // `npm run generate` writes them; beside each reload a process for it would cost more than the reload
  typescript: { autoGenerate: false, outputFile: path.join(here, 'app/payload-types.ts') },
})
