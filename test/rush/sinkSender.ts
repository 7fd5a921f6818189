import { randomUUID } from 'node:crypto'
import { getPayload } from 'payload'

import { silentLog } from '../../src/kit/log.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { sendDue } from '../../src/runtime/sinks/sendDue.js'
import { storeOf } from '../../src/store/storeOf.js'
import { rushConfig } from './rushConfig.js'
import { sinkOptions } from './sinkConfig.js'

/** A process that hands scans on until it is killed, with leases of moments. */
const { QR_TEST_RECEIVER = '', QR_TEST_URI = '' } = process.env
const payload = await getPayload({
  config: rushConfig({ options: sinkOptions(QR_TEST_RECEIVER), uri: QR_TEST_URI }),
})
process.on('disconnect', () => process.exit(1))
const options = optionsOf(payload)
const { sinks: store } = storeOf(payload, options)
const { signal } = new AbortController()
const sending = { log: silentLog, signal, spare: -1_700, store, worker: randomUUID() }
for (;;) {
  await store.seal()
  for (const sink of options.scans.sinks) await sendDue(sink, sending)
  await new Promise((resolve) => setTimeout(resolve, 5))
}
