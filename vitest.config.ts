import { defineConfig } from 'vitest/config'

const alias = {
  'payload-plugin-qr/client': new URL('./plugin/client.ts', import.meta.url).pathname,
  'payload-plugin-qr/next': new URL('./plugin/next.ts', import.meta.url).pathname,
  'payload-plugin-qr/react': new URL('./plugin/react.ts', import.meta.url).pathname,
  'payload-plugin-qr/rsc': new URL('./plugin/rsc.ts', import.meta.url).pathname,
  'payload-plugin-qr/types': new URL('./plugin/types.ts', import.meta.url).pathname,
  // last: a string alias also matches everything below it
  'payload-plugin-qr': new URL('./plugin/index.ts', import.meta.url).pathname,
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: { include: ['{src,plugin,scripts}/**/*.test.{ts,tsx}'], exclude: ['**/*.int.test.ts'], name: 'unit' },
      },
      {
        extends: true,
        test: {
          fileParallelism: false,
          globalSetup: ['test/database.setup.ts'],
          hookTimeout: 120_000,
          include: ['{src,plugin,test}/**/*.int.test.ts'],
          name: 'int',
          testTimeout: 60_000,
        },
      },
    ],
  },
})
