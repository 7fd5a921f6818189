import type { CollectionConfig } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'

import { freshDatabase } from './freshDatabase.js'
import { startPayload, type TestPayload } from './startPayload.js'

/** A site whose codes have drafts, and ids of another kind. */
export async function startDrafts(
  options: Parameters<typeof startPayload>[0],
): Promise<TestPayload> {
  const uri = await freshDatabase()
  const codes = ({ defaultCollection }: { defaultCollection: CollectionConfig }) => ({
    ...defaultCollection,
    versions: { drafts: true },
  })
  return startPayload(
    { ...options, overrides: { codes } },
    (config) => ({
      ...config,
      db: postgresAdapter({ idType: 'uuid', pool: { connectionString: uri } }),
    }),
    uri,
  )
}
