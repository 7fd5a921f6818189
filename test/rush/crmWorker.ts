import { once } from 'node:events'
import { getPayload } from 'payload'

import { sweepQR } from '../../plugin/index.js'
import { crmConfig } from './crmConfig.js'

/** A process that runs the plugin's jobs, as `payload jobs:run --cron` would, until it is killed. */
const { QR_TEST_HUBSPOT = '', QR_TEST_URI = '' } = process.env
const config = crmConfig({ hubspotURL: QR_TEST_HUBSPOT, level: 'debug', uri: QR_TEST_URI })
const payload = await getPayload({ config })
process.on('disconnect', () => process.exit(1))
process.send?.('ready')
await once(process, 'message')
for (;;) {
  await sweepQR(payload)
  await payload.jobs.run({ limit: 1 })
  await new Promise((resolve) => setTimeout(resolve, 100))
}
