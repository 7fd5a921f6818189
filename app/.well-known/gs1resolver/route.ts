import { createDigitalLinkRoute } from 'payload-plugin-qr/next'

import config from '../../../payload.config.js'

export const { GET, HEAD, OPTIONS } = createDigitalLinkRoute({ config })
