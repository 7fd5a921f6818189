import { defineConfig } from 'vitest/config'

/** Against the real engine, which `npm run test:clickhouse` installs. */
export default defineConfig({
  test: {
    fileParallelism: false,
    include: ['test/clickhouse/**/*.chdb.test.ts'],
    reporters: ['default', './test/summary.reporter.ts'],
    root: new URL('../..', import.meta.url).pathname,
    testTimeout: 120_000,
  },
})
