import { gzipSync } from 'node:zlib'

import type { ScanSink } from '../../vocabulary/scanSink.js'

import {
  chosen,
  type ForwardOptions,
  needed,
  originOf,
} from '../../integrations/forward/forwardOptions.js'
import { SinkError } from '../../integrations/forward/SinkError.js'
import { errorCode } from '../../kit/errorCode.js'
import { fail } from '../../kit/fail.js'
import { COMMENT, createTable, rowOf, upgradeTable, VERSION } from './scanTable.js'

export type ClickHouseOptions = {
  /** One that is there. @default 'default' */
  database?: string
  password?: string
  /** Made, and kept up to date, where it is not there. @default 'qr_scans' */
  table?: string
  /** Of the HTTP interface, e.g. `https://clickhouse.example:8443`. */
  url: string
  /** @default 'default' */
  user?: string
} & ForwardOptions

/**
 * Scans in a table of ClickHouse, each once: a batch that comes again is passed over by its token. Over
 * the HTTP interface, so that there is nothing to install. Batches are inserted as they are, one at a time
 * and one a second while little happens: `async_insert` would gather them once more, and does not know
 * tokens outside of replicated tables. All scans go, unless `only` says.
 *
 * @see https://clickhouse.com/docs/guides/developer/deduplicating-inserts-on-retries
 */
export function clickhouse(options: ClickHouseOptions): ScanSink {
  const { only = () => true } = options
  const table = options.table ?? 'qr_scans'
  if (!/^[a-z_]\w*$/i.test(table)) fail('clickhouse.table', table, 'letters, digits and _')
  const ask = createAsk(options)
  let ready: null | Promise<void> = null
  return {
    limits: { scans: 5_000, seconds: 60 },
    name: options.name ?? 'clickhouse',
    async write({ id, scans }, { signal }) {
      const some = chosen(scans, { only })
      if (some.length === 0) return
      ready ??= prepare(ask, table, signal).catch((error: unknown) => {
        ready = null
        throw error
      })
      await ready
      const settings = { insert_deduplicate: '1', insert_deduplication_token: id }
      const rows = `${some.map(rowOf).join('\n')}\n`
      await ask(`INSERT INTO ${table} FORMAT JSONEachRow`, { body: rows, settings, signal })
    },
  }
}

type Ask = (
  query: string,
  more: { body?: string; settings?: Record<string, string>; signal: AbortSignal },
) => Promise<string>

function createAsk(options: ClickHouseOptions): Ask {
  const url = originOf('clickhouse.url', options.url)
  const headers = {
    'Content-Encoding': 'gzip',
    'X-ClickHouse-Database': needed('clickhouse.database', options.database ?? 'default'),
    'X-ClickHouse-Key': options.password ?? '',
    'X-ClickHouse-User': needed('clickhouse.user', options.user ?? 'default'),
  }
  return async (query, { body = '', settings, signal }) => {
    let answer: Response
    try {
      answer = await fetch(`${url}/?${new URLSearchParams({ ...settings, query })}`, {
        body: gzipSync(body),
        headers,
        method: 'POST',
        redirect: 'manual',
        signal,
      })
    } catch (error) {
      throw new SinkError(errorCode(error))
    }
    if (answer.ok) return answer.text()
    await answer.body?.cancel()
    const code = answer.headers.get('X-ClickHouse-Exception-Code')
    throw new SinkError(code ? `clickhouse-${code}` : String(answer.status))
  }
}

/** Makes the table, or brings it up to date. Rejects where one of that name is not ours, or newer. */
async function prepare(ask: Ask, table: string, signal: AbortSignal): Promise<void> {
  await ask(createTable(table), { signal })
  const comment = await ask(
    `SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = '${table}' FORMAT TabSeparated`,
    { signal },
  )
  const version = new RegExp(`^${COMMENT} (\\d+)$`).exec(comment.trim())?.[1]
  if (version === undefined) throw new SinkError('table-of-somebody-else')
  if (Number(version) > VERSION) throw new SinkError('table-is-newer')
  if (Number(version) === VERSION) return
  for (const statement of upgradeTable(table)) await ask(statement, { signal })
}
