import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'
import { getPayload } from 'payload'

import type { QRPluginOptions } from '../../src/types.js'
import type { FromServer, ToServer } from './messages.js'

import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { answerScan } from '../../src/scan/answerScan.js'
import { installShutdown } from '../../src/scan/writer/installShutdown.js'
import { rushConfig } from './rushConfig.js'

/** A process that answers scans, as the tests start, ask and kill it. */
const { QR_TEST_OPTIONS = '{}', QR_TEST_URI = '' } = process.env
const options = JSON.parse(QR_TEST_OPTIONS) as QRPluginOptions
const payload = await getPayload({ config: rushConfig({ options, uri: QR_TEST_URI }) })
const runtime = runtimeOf(payload)
await runtime.directory.start()

const server = createServer((request, response) => {
  const { headers, method = 'GET', url = '/' } = request
  const path = url.split('?')[0] as string
  const scan = { headers: new Headers(headers as Record<string, string>), method, url }
  const mount = { code: path.slice('/q/'.length), peer: request.socket.remoteAddress ?? null }
  void answerScan(scan, runtime.context, mount).then((answer) => {
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
})
const drain = async () => {
  server.close()
  server.closeIdleConnections()
  await payload.destroy()
}
installShutdown({ atExit: runtime.writer.spillNow, drain })
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
    if (ask === 'flush') await runtime.flush()
    globalThis.gc?.()
    const heap = process.memoryUsage().heapUsed
    tell({ directory: runtime.directory.state(), heap, id, writer: runtime.writer.state() })
  }
  void answer()
})
process.on('disconnect', () => process.exit(1))
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }))
