import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'

// The tests run the demo below a path of its domain, too; a build of its own, as the path is in it.
const { QR_DEMO_BASE_PATH: basePath } = process.env
const below = basePath ? { basePath, distDir: '.demo/next', trailingSlash: true } : {}

/** @type {import('next').NextConfig} */
const nextConfig = {
  ...below,
  poweredByHeader: false,
  // `npm run typecheck` does it, for tests and scripts as well.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'app/tsconfig.json' },
}

export default withQR(withPayload(nextConfig))
