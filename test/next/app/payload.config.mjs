import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { qrPlugin } from 'payload-plugin-qr'

export default buildConfig({
  collections: [{ slug: 'users', auth: true, fields: [] }],
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URI },
    push: process.env.QR_TEST_PUSH === 'yes',
  }),
  logger: { options: { level: 'warn' } },
  plugins: [
    qrPlugin({
      // long enough for scans to wait when the process ends
      recording: { flushInterval: 1000 },
      siteURL: 'https://qr.example',
      trustedProxies: ['loopback'],
    }),
  ],
  secret: 'next-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
