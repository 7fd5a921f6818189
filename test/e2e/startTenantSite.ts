import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

import { freePort } from '../../scripts/database/serverState.js'
import { startDatabase } from '../../scripts/database/startDatabase.js'
import { buildApp, buildPackage, nextProgram } from '../../scripts/demo/build.js'
import { demoFolder, demoSecrets } from '../../scripts/demo/demoFolder.js'
import { runProgram, startProgram } from '../../scripts/demo/runProgram.js'
import { waitUntilReady } from '../../scripts/demo/waitUntilReady.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['app', 'next.config.mjs', 'payload.config.ts', 'tsconfig.json']

/** What a host adds for tenants, and a schema without a migration of it. */
const EDITS = [
  [
    "import path from 'node:path'\n",
    "import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'\nimport path from 'node:path'\n",
  ],
  [
    'collections: [Pages, Media, Users],',
    `collections: [
    Pages,
    Media,
    Users,
    { slug: 'tenants', admin: { useAsTitle: 'name' }, fields: [{ name: 'name', type: 'text' }] },
  ],`,
  ],
  ['    prodMigrations: migrations,\n    push: false,\n', '    push: true,\n'],
  [
    '  plugins: [\n',
    `  plugins: [
    multiTenantPlugin({
      collections: { 'qr-campaigns': {}, 'qr-codes': {}, 'qr-designs': {}, 'qr-reports': {} },
      userHasAccessToAllTenants: (user) => (user as { role?: string }).role === 'admin',
    }),
`,
  ],
] as const

/** A server in production makes no schema. */
const PUSH = `import { getPayload } from 'payload'
import config from './payload.config.js'
await (await getPayload({ config })).destroy()
process.exit(0)
`

/** The demo with tenants, built and served as a host would, on an empty database. */
export async function startTenantSite(): Promise<{ stop: () => Promise<void>; url: string }> {
  const folder = demoFolder(root)
  // inside the project, where it finds the packages of that
  const copy = mkdtempSync(path.join(folder, 'tenants-'))
  for (const name of SOURCES) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  const file = path.join(copy, 'payload.config.ts')
  const config = EDITS.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from)
      return text.replace(from, to)
    },
    readFileSync(file, 'utf8'),
  )
  writeFileSync(file, config)
  const database = await startDatabase({
    directory: mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-tenants-')),
    fsync: false,
    name: 'site',
    temporary: true,
  })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    ...demoSecrets(folder),
    DATABASE_URI: database.uri,
    // nobody of this site is anybody's contact or customer
    HUBSPOT_ACCESS_TOKEN: 'none',
    HUBSPOT_BASE_URL: 'http://127.0.0.1:9',
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    PAYLOAD_FORCE_DRIZZLE_PUSH: 'true',
    PORT: String(port),
    QR_SITE_URL: url,
    VIVENU_API_KEY: 'none',
    VIVENU_BASE_URL: 'http://127.0.0.1:9',
    VIVENU_WEBHOOK_KEY: 'none',
  }
  const log = (name: string) => path.join(folder, `tenants-${name}.log`)
  await buildPackage(root, folder)
  await runProgram({
    args: [path.join(root, 'node_modules/payload/bin.js'), 'generate:importmap'],
    cwd: copy,
    env: { ...env, NODE_ENV: 'development' },
    log: log('importmap'),
    what: 'Writing the import map',
  })
  writeFileSync(path.join(copy, 'push.ts'), PUSH)
  await runProgram({
    args: ['--import', 'tsx', 'push.ts'],
    cwd: copy,
    env: { ...env, NODE_ENV: 'development' },
    log: log('push'),
    what: 'Making the schema',
  })
  await buildApp(copy, folder, env)
  const server = startProgram({
    args: [nextProgram(), 'start', '--port', String(port)],
    cwd: copy,
    env,
    log: log('server'),
    what: 'The server',
  })
  await waitUntilReady(`${url}/admin/login`, server)
  return {
    stop: async () => {
      await server.stop()
      await database.stop()
      rmSync(copy, { force: true, maxRetries: 5, recursive: true })
    },
    url,
  }
}
