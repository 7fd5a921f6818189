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

/**
 * Does work inside a request's transaction so that its failure takes back this work alone: a failed
 * statement ends a transaction, and its commit would quietly be a roll-back. Rejects as the work does.
 */
export async function inSavepoint<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const { sessions } = req.payload.db as unknown as { sessions?: Record<number | string, unknown> }
  const id = await req.transactionID
  if (!id || !sessions?.[id]) return work()
  await inTransaction(req, 'SAVEPOINT qr_apart')
  try {
    const result = await work()
    await inTransaction(req, 'RELEASE SAVEPOINT qr_apart')
    return result
  } catch (error) {
    await inTransaction(req, 'ROLLBACK TO SAVEPOINT qr_apart')
    throw error
  }
}
