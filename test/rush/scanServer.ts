import { createRedirector } from 'payload-plugin-qr/redirector'

import type { QRPluginOptions } from '../../src/options/types.js'
import type { FromServer, ToServer } from './messages.js'

import { answerScan } from '../../src/scan/handleScan.js'
import { rushConfig } from './rushConfig.js'

/** A redirector as the tests start, ask and kill it. */
const { QR_TEST_OPTIONS = '{}', QR_TEST_URI = '' } = process.env
const options = JSON.parse(QR_TEST_OPTIONS) as QRPluginOptions
const { close, port, runtime } = await createRedirector({
  config: rushConfig({ options, uri: QR_TEST_URI }),
  drain: { linger: 100 },
  host: '127.0.0.1',
  port: 0,
})
process.once('SIGTERM', () => void close().then(() => process.exit()))
process.on('disconnect', () => process.exit(1))
const tell = (message: FromServer) => void process.send?.(message)

/** A flood without the price of sockets: what is asked for is the same. */
async function flood(count: number): Promise<void> {
  const headers = new Headers({ 'user-agent': 'Mozilla/5.0' })
  for (let n = 0; n < count; n += 1) {
    const code = `X${(n * 7919).toString(36)}`
    const answer = answerScan({ headers, method: 'GET', url: `/q/${code}` }, runtime.context, {
      code,
      peer: null,
    })
    if (n % 50 === 0) await new Promise(setImmediate)
    if ((await answer).status !== 404) throw new Error(`The made-up code ${code} was answered`)
  }
}

process.on('message', ({ ask, count = 0, id }: ToServer) => {
  const answer = async () => {
    if (ask === 'flood') await flood(count)
    globalThis.gc?.()
    const heap = process.memoryUsage().heapUsed
    tell({ directory: runtime.directory.state(), heap, id, writer: runtime.writer.state() })
  }
  void answer()
})
tell({ port })
