import { withPayload } from '@payloadcms/next/withPayload'
import { fileURLToPath } from 'node:url'
import { withQR } from 'payload-plugin-qr/next'

export default withQR(
  withPayload({
    turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
    typescript: { ignoreBuildErrors: true },
  }),
)
