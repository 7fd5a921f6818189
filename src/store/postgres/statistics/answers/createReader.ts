import type { Pool, PoolClient } from 'pg'

import { QuestionAborted } from '../../../facts/QuestionAborted.js'

/** Runs statements for somebody who waits: on one snapshot, with a time limit, stopped on abort. */
export type Reader = <Result>(
  signal: AbortSignal | undefined,
  ask: (run: Run) => Promise<Result>,
) => Promise<Result>

export type Run = <Row = Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>

/**
 * One snapshot for all statements of a question: rollups and the scans not yet rolled up must be
 * seen at the same instant, or a scan could be counted twice or not at all.
 *
 * @param timeout milliseconds after which PostgreSQL stops a statement
 * @param cancels connections that stop withdrawn questions: never those that ask them, because when
 *   all are taken by questions that are withdrawn, each would wait for another to be free
 */
export function createReader(pool: Pool, timeout: number, cancels: Pool): Reader {
  return async (signal, ask) => {
    if (signal?.aborted) throw new QuestionAborted()
    const client = await pool.connect()
    let broken = false
    let cancelling: null | Promise<void> = null
    const stop = (): void => void (cancelling = cancel(cancels, client))
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${Math.ceil(timeout)}`,
      )
      const result = await ask(async (text, values) => {
        if (signal?.aborted) throw new QuestionAborted()
        return (await client.query(text, values)).rows as never
      })
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true))
      throw signal?.aborted ? new QuestionAborted() : error
    } finally {
      signal?.removeEventListener('abort', stop)
      // A cancellation still under way would strike whoever has the connection next.
      await cancelling
      client.release(broken || cancelling !== null)
    }
  }
}

async function cancel(cancels: Pool, client: PoolClient): Promise<void> {
  const { processID } = client as unknown as { processID?: number }
  if (processID) {
    await cancels.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => undefined)
  }
}

/** A question's connection, for what asks a client of `pg`. */
export function clientOf(run: Run): Pick<PoolClient, 'query'> {
  const query = async (text: string, values?: unknown[]) => ({ rows: await run(text, values) })
  return { query } as never
}
