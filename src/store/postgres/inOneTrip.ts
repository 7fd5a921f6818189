import type { PoolClient, Submittable } from 'pg'

import type { Prepared } from './prepared.js'

/** What a statement uses of its connection in `submit`; `pg-cursor` is built on the same. */
type Wire = {
  bind: (message: { statement: string; values: (null | string)[] }) => void
  execute: (message: { rows: number }) => void
  parse: (message: { name: string; text: string }) => void
  stream?: { cork?: () => void; uncork?: () => void }
  sync: () => void
}

const NEEDED = ['bind', 'execute', 'parse', 'sync'] as const

/** Names of the statements each connection has parsed. */
const parsed = new WeakMap<Wire, Set<string>>()

/**
 * Runs statements as one transaction that costs one trip to the database: all of them are sent at
 * once, and the end of the transaction with them. Each sees what was committed before it began.
 * Resolves once everything is committed. Over a client that cannot send them so (`pg-native`, a
 * stand-in of a host) it is a plain transaction of several trips.
 *
 * PostgreSQL takes everything up to `Sync` for one transaction and passes over what follows a
 * failure (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING).
 * After a failure the connection is in an unknown state: it must not be used again.
 */
export async function inOneTrip(
  client: PoolClient,
  statements: readonly Prepared[],
): Promise<void> {
  if (canPipeline(client)) {
    return new Promise((resolve, reject) => {
      client.query(new Trip(statements, (error) => (error ? reject(error) : resolve())))
    })
  }
  await client.query('BEGIN')
  for (const statement of statements) await client.query(statement)
  await client.query('COMMIT')
}

function canPipeline(client: PoolClient): boolean {
  const { connection } = client as unknown as { connection?: Partial<Wire> }
  return NEEDED.every((name) => typeof connection?.[name] === 'function')
}

class Trip implements Submittable {
  /** `pg` sets its own around it, to end a query that takes too long. */
  callback: (error: Error | null) => void
  readonly #statements: readonly Prepared[]

  constructor(statements: readonly Prepared[], callback: Trip['callback']) {
    this.#statements = statements
    this.callback = callback
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    const known = parsed.get(wire)
    wire.stream?.cork?.()
    try {
      for (const { name, text, values } of this.#statements) {
        if (!known?.has(name)) wire.parse({ name, text })
        wire.bind({ statement: name, values })
        wire.execute({ rows: 0 })
      }
      wire.sync()
    } finally {
      wire.stream?.uncork?.()
    }
  }

  // Nobody asks for rows.
  handleCommandComplete(): void {}
  handleDataRow(): void {}

  handleError(error: Error): void {
    this.callback(error)
  }

  handleReadyForQuery(connection: unknown): void {
    const wire = connection as Wire
    const known = parsed.get(wire) ?? new Set()
    for (const { name } of this.#statements) known.add(name)
    parsed.set(wire, known)
    this.callback(null)
  }
}
