import { defineConfig } from 'vitest/config'

/** Against the real engine, which `npm run test:clickhouse` installs. */
export default defineConfig({
  resolve: {
    alias: { 'payload-plugin-qr': new URL('../../plugin/index.ts', import.meta.url).pathname },
  },
  test: {
    env: { PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true' },
    fileParallelism: false,
    globalSetup: ['test/database.setup.ts'],
    hookTimeout: 240_000,
    include: ['test/clickhouse/**/*.chdb.test.ts'],
    reporters: ['default', './test/summary.reporter.ts'],
    root: new URL('../..', import.meta.url).pathname,
    testTimeout: 120_000,
  },
})
