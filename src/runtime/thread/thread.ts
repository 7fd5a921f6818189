import { parentPort, workerData } from 'node:worker_threads'

import type { Connect } from '../../store/postgres/openPool.js'
import type { FromRecorder, RecorderData, ToRecorder } from './messages.js'

import { createDescriber } from '../../describe/createDescriber.js'
import { chainOf } from '../../describe/geo/chainOf.js'
import { type PackedDrafts, unpackDrafts } from './packDrafts.js'
import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { createWriting } from '../../store/postgres/scans/createWriting.js'
import { schemaOf } from '../../store/postgres/schemaFacts.js'

// The thread of `startRecorder`: describes and writes the scans it is sent, and folds numbers.

/** Milliseconds the first scans wait for geo data. */
const GEO_PATIENCE = 3000

type Driver = { default: Connect['pg'] }

const data = workerData as RecorderData
const tell = (message: FromRecorder): void => parentPort?.postMessage(message)
const log = (message: string): void => tell({ message, type: 'log' })

const { default: pg } = (await import(
  /* turbopackIgnore: true */ /* webpackIgnore: true */ data.driver
)) as Driver
// What fails of it is said by the thread that answers.
const geo = chainOf(data.geo, () => undefined)
const describe = createDescriber(data.visitors, geo)
const schema = schemaOf(data.schema)
const { pools, rollups, writeScans: writing } = createWriting(
  { pg, poolOptions: data.poolOptions },
  schema,
  (error) => log(`numbers were not folded, the next try follows: ${errorCode(error)}`),
)

// What the database lacks is found out by the thread that answers, which then writes itself.
const writeScans = writing(schema)
const located = withTimeout(geo.ready(), GEO_PATIENCE, 'Loading').catch(() => undefined)

async function write(id: number, drafts: PackedDrafts): Promise<void> {
  try {
    await located
    const records = unpackDrafts(drafts, data.headers).map(describe)
    tell({ id, type: 'written', written: await writeScans(records) })
  } catch (error) {
    // A code is all that is known of a failure elsewhere, too.
    tell({ error: errorCode(error), id, type: 'failed' })
  }
}

async function close(): Promise<void> {
  await rollups.stop()
  await Promise.all(pools.map((pool) => pool.end()))
  process.exit()
}

parentPort?.on('message', (message: ToRecorder) => {
  void (message.type === 'write' ? write(message.id, message.drafts) : close())
})
tell({ type: 'ready' })
