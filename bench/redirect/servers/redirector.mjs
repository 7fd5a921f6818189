import { createRedirector } from 'payload-plugin-qr/redirector'

import config from '../app/payload.config.mjs'

const { close, port } = await createRedirector({ config, host: '127.0.0.1', port: 0 })
process.once('SIGTERM', () => void close().then(() => process.exit()))
process.on('disconnect', () => process.exit())
process.send({ port })
