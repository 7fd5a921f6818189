import type { Config, Payload, SanitizedConfig } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload, handleEndpoints } from 'payload'
import { qrPlugin } from 'payload-plugin-qr'

import type { QRPluginOptions } from '../src/options/types.js'

import { freshDatabase } from './freshDatabase.js'

export type TestPayload = {
  /** Sends a request through Payload's own routing, without a socket. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  payload: Payload
  stop: () => Promise<void>
  uri: string
}

/** A real Payload with the plugin on a database of its own, schema pushed. */
export async function startPayload(
  options: QRPluginOptions = {},
  more: (config: Config) => Config = (config) => config,
  uri?: string,
): Promise<TestPayload> {
  const database = uri ?? (await freshDatabase())
  const config = await testConfig(database, options, more)
  const payload = await getPayload({ config, key: database })
  return {
    fetch: (path, init) =>
      handleEndpoints({
        config,
        payloadInstanceCacheKey: database,
        request: new Request(`https://qr.example${path}`, init),
      }),
    payload,
    stop: () => payload.destroy(),
    uri: database,
  }
}

/** The config of these tests, sanitized, which opens nothing. */
export function testConfig(
  database: string,
  options: QRPluginOptions = {},
  more: (config: Config) => Config = (config) => config,
): Promise<SanitizedConfig> {
  return buildConfig(
    more({
      collections: [
        {
          slug: 'users',
          auth: true,
          fields: [{ name: 'role', type: 'text', saveToJWT: true }],
        },
        { slug: 'pages', fields: [{ name: 'slug', type: 'text' }], versions: { drafts: true } },
      ],
      db: postgresAdapter({ pool: { connectionString: database } }),
      logger: { options: { level: 'error' } },
      plugins: [
        qrPlugin({
          destinations: { pages: { url: ({ doc }) => `/${String(doc.slug)}` } },
          recording: { flushInterval: 20, spillDirectory: false },
          siteURL: 'https://qr.example',
          trustedProxies: 1,
          ...options,
        }),
      ],
      secret: 'test-secret',
      telemetry: false,
      typescript: { autoGenerate: false },
    }),
  )
}
