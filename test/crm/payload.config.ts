import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

// By path: this one is read by `payload jobs:run`, where there is no alias and no build.
import { qrPlugin } from '../../plugin/index.js'

/** A site with contacts, for commands of Payload's in processes of their own. */
export default buildConfig({
  collections: [
    { slug: 'users', auth: true, fields: [{ name: 'role', type: 'text' }] },
    { slug: 'pages', fields: [{ name: 'slug', type: 'text' }], versions: { drafts: true } },
  ],
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URI ?? '' } }),
  logger: { options: { level: 'warn' } },
  plugins: [
    qrPlugin({
      attribution: { hosts: ['tickets.example'] },
      contacts: { contractBasis: 'Ticket contract, privacy notice 4' },
      hubspot: true,
      siteURL: 'https://qr.example',
      ticketing: { testEvents: true, vivenu: true },
    }),
  ],
  secret: 'test-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
