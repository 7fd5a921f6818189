import type { ScanAnalytics } from '../../vocabulary/scanAnalytics.js'

import { chosen, type ForwardOptions } from '../../integrations/forward/forwardOptions.js'
import { fail } from '../../kit/fail.js'
import { createReader } from './answers/createReader.js'
import { readFacts } from './answers/facts.js'
import { readLatest, readRows } from './answers/rows.js'
import { changeScans } from './changeScans.js'
import { type Access, createAsk } from './createAsk.js'
import { prepare } from './prepare.js'
import { rowOf } from './scanTable.js'

export type ClickHouseOptions = {
  /**
   * Where `table` is `Distributed`: the cluster, and the table there that holds the rows. Rows are changed in it.
   */
  cluster?: { name: string; table: string }
  /** Made, and kept up to date, where it is not there. @default 'qr_scans' */
  table?: string
} & Access &
  ForwardOptions

/**
 * Scans in a table of ClickHouse, each once: a batch that comes again is passed over by its token. As one
 * of `scans.sinks` it gets them; as `scans.analytics` it answers the statistics, too. Over
 * the HTTP interface, so that there is nothing to install. Batches are inserted as they are, one at a time
 * and one a second while little happens: `async_insert` would gather them once more, and does not know
 * tokens outside of replicated tables. All scans go, unless `only` says.
 *
 * @see https://clickhouse.com/docs/guides/developer/deduplicating-inserts-on-retries
 */
export function clickhouse(options: ClickHouseOptions): ScanAnalytics {
  const { only = () => true } = options
  const table = options.table ?? 'qr_scans'
  assertName('clickhouse.table', table)
  const { cluster } = options
  const changed = cluster ? `${assertName('clickhouse.cluster.table', cluster.table)} ON CLUSTER ${assertName('clickhouse.cluster.name', cluster.name)}` : table // prettier-ignore
  const ask = createAsk(options)
  const read = createReader(ask)
  let ready: null | Promise<void> = null
  const prepared = (signal: AbortSignal): Promise<void> =>
    (ready ??= prepare(ask, table, signal).catch((error: unknown) => {
      ready = null
      throw error
    }))
  return {
    answers: (codes) => {
      const engine = { codes, read, table }
      return {
        facts: (question) => readFacts(engine, question),
        latest: (question) => readLatest(engine, question),
        rows: (question) => readRows(engine, question),
      }
    },
    chooses: options.only !== undefined,
    async change(changes, { signal }) {
      await prepared(signal)
      await changeScans(ask, changed, changes, signal)
    },
    limits: { scans: 5_000, seconds: 60 },
    name: options.name ?? 'clickhouse',
    async write({ id, scans }, { signal }) {
      const some = chosen(scans, { only })
      if (some.length === 0) return
      await prepared(signal)
      const settings = {
        // of a distributed table: it is safe when it is on its shard
        distributed_foreground_insert: '1',
        insert_deduplicate: '1',
        insert_deduplication_token: id,
      }
      const rows = `${some.map(rowOf).join('\n')}\n`
      await ask.insert(`INSERT INTO ${table} FORMAT JSONEachRow`, rows, { settings, signal })
    },
  }
}

/** Names are part of statements, where no value can be bound. */
const assertName = (path: string, name: string): string =>
  /^[a-z_]\w*$/i.test(name) ? name : fail(path, name, 'letters, digits and _')
