import { getPayload } from 'payload'

import { deliverMessages } from '../src/alerts/webhooks/deliverMessages.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { rushConfig } from './rush/rushConfig.js'
import { webhookOptions } from './webhookConfig.js'

/** A process that sends what is due, until it is killed. */
const { QR_TEST_RECEIVER = '', QR_TEST_URI = '' } = process.env
const options = webhookOptions(QR_TEST_RECEIVER)
const payload = await getPayload({ config: rushConfig({ options, uri: QR_TEST_URI }) })
process.on('disconnect', () => process.exit(1))
await deliverMessages(payload, optionsOf(payload), 1_500)
