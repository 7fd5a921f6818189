import { postgresAdapter } from '@payloadcms/db-postgres'
import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { importExportPlugin } from '@payloadcms/plugin-import-export'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { seoPlugin } from '@payloadcms/plugin-seo'
import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'path'
import { buildConfig } from 'payload'
import { qrCodeBlock, qrPlugin } from 'payload-plugin-qr'
import { fileURLToPath } from 'url'
import sharp from 'sharp'

import type { Config } from './payload-types'

import { Media } from './collections/Media'
import { Pages } from './collections/Pages'
import { Users } from './collections/Users'

const dirname = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    importMap: { baseDir: dirname },
    user: Users.slug,
  },
  collections: [
    Users,
    Media,
    Pages,
    {
      slug: 'tenants',
      admin: { useAsTitle: 'name' },
      fields: [{ name: 'name', type: 'text', required: true }],
    },
  ],
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URI || '' },
  }),
  editor: lexicalEditor({
    features: ({ defaultFeatures }) => [
      ...defaultFeatures,
      BlocksFeature({ blocks: [qrCodeBlock()] }),
    ],
  }),
  plugins: [
    multiTenantPlugin<Config>({
      collections: { pages: {}, 'qr-campaigns': {}, 'qr-codes': {} },
      userHasAccessToAllTenants: () => true,
    }),
    formBuilderPlugin({}),
    importExportPlugin({ collections: [{ slug: 'pages' }, { slug: 'qr-codes' }] }),
    seoPlugin({ collections: ['pages'] }),
    qrPlugin({
      destinations: { pages: { url: ({ doc }) => `/${String(doc.slug)}` } },
      siteURL: 'https://example.com',
      trustedProxies: ['loopback'],
    }),
  ],
  secret: process.env.PAYLOAD_SECRET || '',
  sharp,
  typescript: {
    outputFile: path.resolve(dirname, 'payload-types.ts'),
  },
})
