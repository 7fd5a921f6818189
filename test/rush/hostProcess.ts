import { getPayload, handleEndpoints } from 'payload'

import type { QRPluginOptions } from '../../src/options/types.js'

import { IPHONE } from '../phone.js'
import { rushConfig } from './rushConfig.js'

/**
 * A host as Next runs it: Payload in a process whose signals are the host's. Answers scans, says so
 * and stays. With `QR_TEST_LEAVES` it leaves at once when it is told to stop.
 */
const {
  QR_TEST_LEAVES,
  QR_TEST_OPTIONS = '{}',
  QR_TEST_SCANS = '0',
  QR_TEST_URI = '',
} = process.env
if (QR_TEST_LEAVES) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
}
const options = JSON.parse(QR_TEST_OPTIONS) as QRPluginOptions
const config = rushConfig({ options, uri: QR_TEST_URI })
await getPayload({ config, key: 'host' })
const [first, count] = QR_TEST_SCANS.split('+').map(Number) as [number, number]
for (let n = first; n < first + count; n += 1) {
  const request = new Request(`https://qr.example/api/q/KILL?n=${n}`, { headers: IPHONE })
  const { status } = await handleEndpoints({ config, payloadInstanceCacheKey: 'host', request })
  if (status !== 302) throw new Error(`A scan was answered with ${status}`)
}
process.on('disconnect', () => process.exit(1))
process.send?.('answered')
