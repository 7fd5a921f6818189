import { getPayload } from 'payload'
import { raiseAlerts } from 'payload-plugin-qr'

import config from '../../payload.config.js'
import { seed } from './seed.js'

// A process of its own, so that it can run beside the build. Payload migrates when it starts.
const payload = await getPayload({ config })
await seed(payload, {
  onStep: (line) => process.stdout.write(`step: ${line}\n`),
  siteURL: process.env.QR_SITE_URL ?? 'http://localhost:3000',
})
// or the first alerts would come when the site has been up for minutes
await raiseAlerts(payload)
await payload.destroy()
process.exit(0)
