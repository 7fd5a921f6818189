import type { Payload } from 'payload'

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getPayload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { optionsOf } from '../../src/options/optionsOf.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { scanRecord } from '../scanRecord.js'
import { until } from '../until.js'
import { rushConfig } from './rushConfig.js'
import { sinkOptions } from './sinkConfig.js'
import { startRush } from './startRush.js'

const ROUNDS = 20
/** Scans written in a round: as many on a busy machine, where rounds are long. */
const SCANS = 600

type Batch = { id: string; scans: string[] }

let rush: Rush
let payload: Payload
let receiver: Server
let url: string
/** Every batch that arrived whole, also those whose answer was never read. */
const arrived: Batch[] = []
let requests = 0
/** Called with a request in hand, before it is answered. */
let onRequest: () => void = () => {}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests += 1
      // It dies, too: before it has the batch, or after, when nobody hears that it has it.
      const dies = requests % 10 === 0
      if (!dies || requests % 20 === 0) arrived.push(JSON.parse(Buffer.concat(chunks).toString()))
      onRequest()
      if (dies) request.socket.destroy()
      else response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/`
  rush = await startRush(sinkOptions(url))
  await rush.createCodes(['SINK'])
  payload = await getPayload({
    config: rushConfig({ options: sinkOptions(url), uri: rush.uri }),
    key: rush.uri,
  })
  // this process writes; others hand over
  await runtimeOf(payload).sinks.stop()
}, 120_000)
afterAll(async () => {
  await Promise.all([...senders].map(kill))
  await payload?.destroy()
  receiver?.closeAllConnections()
  receiver?.close()
  await rush?.stop()
})

const senders = new Set<ChildProcess>()
function startSender(): ChildProcess {
  const sender = fork(fileURLToPath(new URL('sinkSender.ts', import.meta.url)), [], {
    env: { ...process.env, NODE_ENV: 'production', QR_TEST_RECEIVER: url, QR_TEST_URI: rush.uri },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  senders.add(sender)
  return sender
}

async function kill(sender: ChildProcess): Promise<void> {
  const ended = once(sender, 'exit')
  sender.kill('SIGKILL')
  await ended
  senders.delete(sender)
}

it(`a sender killed ${ROUNDS} times, and a sink that dies, lose no scan`, async () => {
  const options = optionsOf(payload)
  const store = storeOf(payload, options)
  const written: string[] = []
  let over = false
  let allowed = 0
  const load = async (): Promise<void> => {
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (written.length >= allowed) continue
      const scans = Array.from({ length: 15 }, () => scanRecord({ code: 'SINK', qrCode: 1 }))
      await store.writeScans(scans)
      written.push(...scans.map(({ scanId }) => scanId))
    }
  }
  const loads = [load(), load()]
  let spare = startSender()
  for (let round = 0; round < ROUNDS; round++) {
    const sender = spare
    spare = startSender()
    allowed += SCANS
    const from = requests
    const enough = from + 3 + (round % 5)
    // in the middle of a request: the batch may be there, and nobody was told
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('nothing was handed over')), 60_000)
      onRequest = () => {
        if (requests < enough) return
        clearTimeout(late)
        onRequest = () => {}
        resolve(kill(sender))
      }
    })
  }
  over = true
  await Promise.all(loads)
  await until(async () => {
    const [state] = await store.sinks.states(['lake'])
    return state?.waiting === 0 || null
  }, 120_000)
  await kill(spare)

  expect(new Set(arrived.flatMap(({ scans }) => scans))).toEqual(new Set(written))
  // What came twice came as the batch it was before: by the id a sink passes it over.
  const batches = new Map<string, string>()
  for (const { id, scans } of arrived) {
    const known = batches.get(id)
    if (known !== undefined) expect(scans.join()).toBe(known)
    batches.set(id, scans.join())
  }
  const once_ = [...batches.values()].flatMap((scans) => scans.split(','))
  expect(once_).toHaveLength(written.length)
  expect(arrived.length).toBeGreaterThan(batches.size)
}, 400_000)
