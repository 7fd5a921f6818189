import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { qrPlugin } from 'payload-plugin-qr'

/** A host of the program `payload-qr`, with the package as it is built. */
export default buildConfig({
  collections: [
    { slug: 'users', auth: true, fields: [] },
    { slug: 'pages', fields: [{ name: 'slug', type: 'text' }], versions: { drafts: true } },
  ],
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URI ?? '' } }),
  logger: { options: { level: 'warn' } },
  plugins: [
    qrPlugin({
      destinations: { pages: { url: ({ doc }) => `/${String(doc.slug)}` } },
      recording: { flushInterval: 100, spillDirectory: false },
      retention: { scans: 60 },
      siteURL: 'https://qr.example',
    }),
  ],
  secret: 'test-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
