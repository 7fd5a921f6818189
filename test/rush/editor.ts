import { getPayload } from 'payload'

import { rushConfig } from './rushConfig.js'

/** A script of the host's: sets the status of a code and ends. */
const { QR_TEST_ID = '', QR_TEST_STATUS = '', QR_TEST_URI = '' } = process.env
const payload = await getPayload({ config: rushConfig({ uri: QR_TEST_URI }) })
const edit = {
  collection: 'qr-codes',
  data: { status: QR_TEST_STATUS },
  id: Number(QR_TEST_ID),
}
await payload.update(edit as never)
await payload.destroy()
process.exit()
