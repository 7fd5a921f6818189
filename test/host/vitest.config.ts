import { defineConfig } from 'vitest/config'

/** Real installs and builds of a host app; minutes, so apart from `npm test`. */
export default defineConfig({
  test: {
    // A step stands on the one before it.
    bail: 1,
    fileParallelism: false,
    hookTimeout: 300_000,
    include: ['test/host/**/*.host.test.ts'],
    reporters: ['default', './test/summary.reporter.ts'],
    root: new URL('../..', import.meta.url).pathname,
    testTimeout: 600_000,
  },
})
