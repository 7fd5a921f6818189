import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

// By path: this one is also read by `payload-qr redirector`, where there is no alias and no build.
import { qrPlugin } from '../../plugin/index.js'

/** The host of the redirector's tests: run as `payload-qr redirector` in processes of its own. */
export default buildConfig({
  collections: [
    { slug: 'users', auth: true, fields: [{ name: 'role', type: 'text' }] },
    { slug: 'pages', fields: [{ name: 'slug', type: 'text' }], versions: { drafts: true } },
  ],
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URI ?? '' } }),
  logger: { options: { level: 'warn' } },
  plugins: [
    qrPlugin({
      destinations: { pages: { url: ({ doc }) => `/${String(doc.slug)}` } },
      recording: { flushInterval: 100, spillDirectory: false },
      siteURL: 'https://qr.example',
      trustedProxies: 1,
    }),
  ],
  secret: 'test-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
