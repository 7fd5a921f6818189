import type { BasePayload } from 'payload'

type Counts = {
  idleCount: number
  options: { max: number }
  totalCount: number
  waitingCount: number
}

/** Connections of Payload's pool that nobody has or waits for, out of how many there may be. */
export function freeConnections(payload: BasePayload): { free: number; most: number } {
  const { idleCount, options, totalCount, waitingCount } = (
    payload.db as unknown as { pool: Counts }
  ).pool
  const free = options.max - totalCount + idleCount - waitingCount
  return { free: Math.max(0, free), most: options.max }
}
