import { gzipSync } from 'node:zlib'

import { needed, originOf } from '../../integrations/forward/forwardOptions.js'
import { SinkError } from '../../integrations/forward/SinkError.js'
import { errorCode } from '../../kit/errorCode.js'

export type Access = {
  /** One that is there. @default 'default' */
  database?: string
  password?: string
  /** Of the HTTP interface, e.g. `https://clickhouse.example:8443`. */
  url: string
  /** @default 'default' */
  user?: string
}

type Settings = Record<string, string>

export type Ask = {
  /** Rows in lines, as `FORMAT` has them. */
  insert: (
    query: string,
    rows: string,
    more: { settings?: Settings; signal: AbortSignal },
  ) => Promise<void>
  /** @param params by the names they have in the statement: `{p0:String}` */
  run: (
    query: string,
    more: {
      params?: ReadonlyMap<string, string>
      settings?: Settings
      signal?: AbortSignal | undefined
    },
  ) => Promise<string>
}

/** Asks ClickHouse over its HTTP interface. What it writes about errors stays out: it quotes values. */
export function createAsk(access: Access): Ask {
  const url = originOf('clickhouse.url', access.url)
  const headers = {
    'X-ClickHouse-Database': needed('clickhouse.database', access.database ?? 'default'),
    'X-ClickHouse-Key': access.password ?? '',
    'X-ClickHouse-User': needed('clickhouse.user', access.user ?? 'default'),
  }
  async function post(address: Settings, init: RequestInit): Promise<Response> {
    let answer: Response
    try {
      answer = await fetch(`${url}/?${new URLSearchParams(address)}`, {
        method: 'POST',
        redirect: 'manual',
        ...init,
        headers: { ...headers, ...init.headers },
      })
    } catch (error) {
      throw new SinkError(errorCode(error))
    }
    if (answer.ok) return answer
    await answer.body?.cancel()
    const code = answer.headers.get('X-ClickHouse-Exception-Code')
    throw new SinkError(code ? `clickhouse-${code}` : String(answer.status))
  }
  return {
    async insert(query, rows, { settings, signal }) {
      const answer = await post(
        { ...settings, query },
        { body: gzipSync(rows), headers: { 'Content-Encoding': 'gzip' }, signal },
      )
      await answer.body?.cancel()
    },
    async run(query, { params = new Map(), settings, signal }) {
      // as a form: a list of codes may be longer than an address
      const form = new FormData()
      form.set('query', query)
      for (const [name, value] of params) form.set(`param_${name}`, value)
      const answer = await post({ ...settings }, { body: form, ...(signal && { signal }) })
      return answer.text()
    },
  }
}
