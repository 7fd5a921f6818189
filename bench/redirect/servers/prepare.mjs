import { getPayload } from 'payload'

import config from '../app/payload.config.mjs'
import { KINDS } from './kinds.mjs'

/** Makes the tables, and where asked for a code of each kind. */
const payload = await getPayload({ config, disableOnInit: true })
if (process.env.QR_BENCH_KINDS) {
  for (const { code, data } of KINDS) {
    await payload.create({
      collection: 'qr-codes',
      data: {
        code,
        destination: { type: 'url', url: 'https://tickets.example/match/kind' },
        title: code,
        ...data,
      },
    })
  }
}
await payload.destroy()
process.exit()
