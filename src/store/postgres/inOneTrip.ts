import type { PoolClient, Submittable } from 'pg'

/** A statement a connection parses once, with its values as PostgreSQL reads them. */
export type Prepared = { name: string; text: string; values: (null | string)[] }

type Row = (null | string)[]

/** What a query uses of its connection; `pg-cursor` is built on the same. */
type Wire = {
  bind: (message: { statement: string; values: (null | string)[] }) => void
  execute: (message: { rows: number }) => void
  parse: (message: { name: string; text: string }) => void
  parsedStatements: Record<string, string>
  stream: { cork: () => void; uncork: () => void }
  sync: () => void
}

/**
 * Runs statements as one transaction that costs one trip to the database: all of them are sent at
 * once, and the end of the transaction with them. Each sees what was committed before it began.
 * Resolves to the rows of the last statement, as text, once everything is committed.
 *
 * PostgreSQL takes everything up to `Sync` for one transaction and passes over what follows a
 * failure (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING).
 * After a failure nobody knows what the connection has parsed: it must not be used again.
 */
export function inOneTrip(client: PoolClient, statements: Prepared[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new Trip(statements, (error, rows) => (error ? reject(error) : resolve(rows ?? []))),
    )
  })
}

class Trip implements Submittable {
  /** `pg` sets its own around it, to end a query that takes too long. */
  callback: (error: Error | null, rows?: Row[]) => void
  readonly #statements: Prepared[]
  #done = 0
  #rows: Row[] = []

  constructor(statements: Prepared[], callback: Trip['callback']) {
    this.#statements = statements
    this.callback = callback
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    wire.stream.cork()
    try {
      for (const { name, text, values } of this.#statements) {
        if (wire.parsedStatements[name] === undefined) wire.parse({ name, text })
        wire.bind({ statement: name, values })
        wire.execute({ rows: 0 })
      }
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
  }

  /** The rows of the statement before were not asked for. */
  handleCommandComplete(): void {
    if (++this.#done < this.#statements.length) this.#rows = []
  }

  handleDataRow({ fields }: { fields: Row }): void {
    this.#rows.push(fields)
  }

  handleError(error: Error): void {
    this.callback(error)
  }

  handleReadyForQuery(connection: unknown): void {
    const { parsedStatements } = connection as Wire
    for (const { name, text } of this.#statements) parsedStatements[name] = text
    this.callback(null, this.#rows)
  }
}
