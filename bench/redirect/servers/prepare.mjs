import { getPayload } from 'payload'

import config from '../app/payload.config.mjs'

/** Makes the tables. */
const payload = await getPayload({ config, disableOnInit: true })
await payload.destroy()
process.exit()
