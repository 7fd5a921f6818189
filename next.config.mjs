import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // `npm run typecheck` does it, for tests and scripts as well.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'app/tsconfig.json' },
}

export default withQR(withPayload(nextConfig))
