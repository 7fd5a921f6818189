import type { BasePayload, PayloadRequest } from 'payload'

import { freeConnections } from '../store/freeConnections.js'

/** Payload holds one connection for its transaction and reads with a second one. */
const NEEDS = 2
const PATIENCE = 5_000

// One count per Payload, also where a bundler loads this module twice.
const running: WeakMap<BasePayload, number> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.in-turn')
] ??= new WeakMap()) as WeakMap<BasePayload, number>

/**
 * Does work that needs a transaction when there are connections for all of it. Transactions that
 * have taken every connection of the pool wait for each other for good; who comes then is answered
 * 503 after a few seconds instead of waiting with them.
 */
export async function inTurn(
  { payload }: Pick<PayloadRequest, 'payload'>,
  work: () => Promise<Response>,
  patience = PATIENCE,
): Promise<Response> {
  const end = Date.now() + patience
  while (!mayStart(payload)) {
    if (Date.now() >= end) return busy()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  running.set(payload, (running.get(payload) ?? 0) + 1)
  try {
    return await work()
  } finally {
    running.set(payload, (running.get(payload) ?? 1) - 1)
  }
}

/** Those that just started may not have taken their connections yet, so they are counted as well. */
function mayStart(payload: BasePayload): boolean {
  const started = running.get(payload) ?? 0
  const { free, most } = freeConnections(payload)
  // Payload keeps one connection for itself from its start to its end.
  return free >= NEEDS && (started === 0 || (started + 1) * NEEDS < most)
}

const busy = (): Response =>
  Response.json(
    { errors: [{ message: 'All connections to the database are in use. Try again in a moment.' }] },
    { headers: { 'Retry-After': '2' }, status: 503 },
  )
