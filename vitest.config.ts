import { defineConfig } from 'vitest/config'

const alias = {
  'payload-plugin-qr/client': new URL('./plugin/client.ts', import.meta.url).pathname,
  'payload-plugin-qr/edge': new URL('./plugin/edge.ts', import.meta.url).pathname,
  'payload-plugin-qr/mcp': new URL('./plugin/mcp.ts', import.meta.url).pathname,
  'payload-plugin-qr/next': new URL('./plugin/next.ts', import.meta.url).pathname,
  'payload-plugin-qr/react': new URL('./plugin/react.ts', import.meta.url).pathname,
  'payload-plugin-qr/redirector': new URL('./plugin/redirector.ts', import.meta.url).pathname,
  'payload-plugin-qr/rsc': new URL('./plugin/rsc.ts', import.meta.url).pathname,
  'payload-plugin-qr/types': new URL('./plugin/types.ts', import.meta.url).pathname,
  // last: a string alias also matches everything below it
  'payload-plugin-qr': new URL('./plugin/index.ts', import.meta.url).pathname,
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Payload would say that plugin-seo, a neighbour in tests, has another patch version.
    env: { PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true' },
    reporters: ['default', './test/summary.reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          exclude: [
            '**/*.int.test.ts',
            '**/*.e2e.test.ts',
            'test/host/**',
            'test/clickhouse/**',
            '**/node_modules/**',
          ],
          include: ['{src,plugin,scripts,app,test}/**/*.test.{ts,tsx}'],
          // on two processors Vitest would use one
          maxWorkers: '100%',
          name: 'unit',
          // properties of many runs, beside each other on a busy machine
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          exclude: ['test/rush/**', '**/node_modules/**'],
          globalSetup: ['test/database.setup.ts'],
          hookTimeout: 240_000,
          include: ['{src,plugin,scripts,app,test}/**/*.int.test.ts'],
          // each file has a database of its own, and waits for it half of the time
          maxWorkers: 2,
          name: 'int',
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          fileParallelism: false,
          hookTimeout: 120_000,
          include: ['test/rush/**/*.int.test.ts'],
          // processes that are killed, databases that go away: each file has a server of its own
          name: 'rush',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          fileParallelism: false,
          globalSetup: ['test/e2e/site.setup.ts'],
          hookTimeout: 120_000,
          include: ['test/e2e/**/*.e2e.test.ts'],
          name: 'e2e',
          testTimeout: 120_000,
        },
      },
    ],
  },
})
