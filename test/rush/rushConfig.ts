import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type Plugin } from 'payload'

import type { QRPluginOptions } from '../../src/options/types.js'

import { qrPlugin } from '../../plugin/index.js'

export type RushConfig = {
  /** What is logged goes to standard output. @default 'silent' */
  level?: 'debug' | 'silent'
  options?: QRPluginOptions
  /** Plugins after ours. */
  plugins?: Plugin[]
  /** Makes the tables; the processes under test find them there. @default false */
  push?: boolean
  uri: string
}

/** The Payload config that all processes of one test share. */
export const rushConfig = ({
  level = 'silent',
  options,
  plugins = [],
  push = false,
  uri,
}: RushConfig) =>
  buildConfig({
    collections: [
      { slug: 'users', auth: true, fields: [] },
      { slug: 'pages', fields: [{ name: 'slug', type: 'text' }] },
    ],
    db: postgresAdapter({ pool: { connectionString: uri }, push }),
    logger: { options: { level } },
    plugins: [
      qrPlugin({
        destinations: { pages: { url: ({ doc }) => `/${String(doc.slug)}` } },
        geo: false,
        siteURL: 'https://qr.example',
        trustedProxies: ['loopback'],
        // By this number each request of a load is found again.
        privacy: { keepParameters: ['n'], preset: 'strict' },
        ...options,
      }),
      ...plugins,
    ],
    secret: 'rush-secret',
    telemetry: false,
    typescript: { autoGenerate: false },
  })
