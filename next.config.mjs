import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'

// The tests run the demo below a path of its domain, too; a build of its own, as the path is in it.
// `npm run dev` names a tsconfig by which the plugin is taken from its sources.
const { QR_DEMO_BASE_PATH: basePath, QR_DEMO_TSCONFIG: tsconfigPath = 'app/tsconfig.json' } =
  process.env
const below = basePath ? { basePath, distDir: '.demo/next', trailingSlash: true } : {}

/** @type {import('next').NextConfig} */
const nextConfig = {
  ...below,
  poweredByHeader: false,
  // `npm run typecheck` does it, for tests and scripts as well.
  typescript: { ignoreBuildErrors: true, tsconfigPath },
}

// the path of the demo's own short domain, see `app/demoDomains.ts`
export default withQR(withPayload(nextConfig), {
  domains: [{ path: '/go', url: 'http://127.0.0.1' }],
  gs1: '/id',
})
