import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { qrPlugin } from 'payload-plugin-qr'

/** The same host for every mount. JavaScript, so that nothing but the build stands before it. */
export default buildConfig({
  collections: [{ slug: 'users', auth: true, fields: [] }],
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URI },
    push: process.env.QR_BENCH_PUSH === 'yes',
  }),
  endpoints: [
    {
      handler: () =>
        new Response(null, { headers: { Location: 'https://example.com/' }, status: 302 }),
      method: 'get',
      path: '/bare/:code',
    },
  ],
  logger: { options: { level: 'warn' } },
  plugins: [
    qrPlugin({
      domains: [{ url: 'https://go.example' }],
      recording: process.env.QR_BENCH_RECORDING ?? 'background',
      siteURL: 'https://qr.example',
      trustedProxies: ['loopback'],
    }),
  ],
  secret: 'benchmark',
  telemetry: false,
  typescript: { autoGenerate: false },
})
