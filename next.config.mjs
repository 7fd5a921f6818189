import type { NextConfig } from 'next'

import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // `npm run typecheck` does it, for tests and scripts as well.
  typescript: { ignoreBuildErrors: true },
}

export default withQR(withPayload(nextConfig))
