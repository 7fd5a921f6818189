import { withPayload } from '@payloadcms/next/withPayload'
import { withQR } from 'payload-plugin-qr/next'
import { fileURLToPath } from 'node:url'

export default withQR(
  withPayload({
    turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
    typescript: { ignoreBuildErrors: true },
  }),
)
