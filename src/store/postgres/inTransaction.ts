import type { PayloadRequest } from 'payload'

type Session = { execute: (statement: string) => Promise<unknown> }

/** Runs a statement in the transaction of a request, or at once where there is none. */
export async function inTransaction(req: PayloadRequest, statement: string): Promise<void> {
  const db = req.payload.db as unknown as {
    drizzle: Session
    primaryDrizzle?: Session
    sessions: Record<number | string, { db: Session }>
  }
  const id = await req.transactionID
  const session = (id && db.sessions[id]?.db) || db.primaryDrizzle || db.drizzle
  await session.execute(statement)
}
