import type { PayloadRequest } from 'payload'

type Rows = { rows: Record<string, unknown>[] }
type Session = { execute: (statement: string) => Promise<Rows> }

/**
 * Runs a statement in the transaction of a request, or at once where there is none. Resolves to its
 * rows.
 */
export async function inTransaction(
  req: PayloadRequest,
  statement: string,
): Promise<Record<string, unknown>[]> {
  const db = req.payload.db as unknown as {
    drizzle: Session
    primaryDrizzle?: Session
    sessions: Record<number | string, { db: Session }>
  }
  const id = await req.transactionID
  const session = (id && db.sessions[id]?.db) || db.primaryDrizzle || db.drizzle
  return (await session.execute(statement)).rows
}
