import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

/** A host without the plugin. */
export default buildConfig({
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URI ?? '' } }),
  secret: 'test-secret',
  telemetry: false,
  typescript: { autoGenerate: false },
})
