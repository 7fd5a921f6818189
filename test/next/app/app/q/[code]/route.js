import { createScanRoute } from 'payload-plugin-qr/next'

import config from '../../../payload.config.mjs'

export const { GET, HEAD } = createScanRoute({ config })
