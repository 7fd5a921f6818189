import type { Ask } from '../createAsk.js'
import type { Bind } from './createBind.js'

/** Seconds a question may take. */
const PATIENCE = 30

const SETTINGS = {
  // nobody waits for it any more
  cancel_http_readonly_queries_on_client_close: '1',
  // each scan is in the month it was made
  do_not_merge_across_partitions_select_final: '1',
  group_by_use_nulls: '1',
  max_execution_time: String(PATIENCE),
  output_format_json_quote_64bit_integers: '0',
}

/** Runs a statement, its values apart; resolves to rows in the order of its columns. */
export type Read = (query: string, bind: Bind, signal?: AbortSignal) => Promise<unknown[][]>

export const createReader =
  (ask: Ask): Read =>
  async (query, { params }, signal) => {
    const late = AbortSignal.timeout((PATIENCE + 2) * 1_000)
    const answer = await ask.run(`${query} FORMAT JSONCompactEachRow`, {
      params,
      settings: SETTINGS,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    })
    return answer.split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown[]) // prettier-ignore
  }
