import { createScanRoute } from 'payload-plugin-qr/next'

import config from '../../../payload.config.js'

export const { DELETE, GET, HEAD, PATCH, POST, PUT } = createScanRoute({ config })
