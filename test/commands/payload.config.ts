import { postgresAdapter } from '@payloadcms/db-postgres'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildConfig } from 'payload'
import { ndjsonFiles, qrPlugin } from 'payload-plugin-qr'

const { QR_TEST_FILES: folder } = process.env

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
      scans: {
        sinks: folder
          ? [
              ndjsonFiles({
                put: (key, body) => writeFile(path.join(folder, path.basename(key)), body),
              }),
            ]
          : [],
      },
      siteURL: 'https://qr.example',
    }),
  ],
  secret: 'test-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
