import { randomUUID } from 'node:crypto'

import type { Pool } from 'pg'

import type { BurstLimit, ToldLimits } from '../../../integrations/hubspot/client/toldLimits.js'
import type { PauseReason, Permit, RateGate } from '../../../integrations/hubspot/types.js'
import type { CRMSchema } from './schema.js'

import { hearLimits, limitsNow } from '../../../integrations/hubspot/client/toldLimits.js'

type Gate = {
  pause: { reason: PauseReason; until: number }
  /** Permit -> when its place is free again, epoch milliseconds of the database's clock. */
  places: Record<string, number>
  told?: null | ToldLimits
}

export type GateOptions = {
  /** After this a permit nobody settled is taken to belong to a dead worker. */
  abandonedMs: number
  /** Burst window, milliseconds. @default 10_000 */
  intervalMs?: number
  /** Requests per window until headers tell. @default 100, what every HubSpot account allows */
  max?: number
}

/**
 * `RateGate` on PostgreSQL: one row per portal, locked for each step, so that all processes together
 * keep the limit. The database's clock counts, since the machines' may differ.
 */
export function createRateGate(
  pool: Pool,
  { targets }: CRMSchema,
  target: string,
  { abandonedMs, intervalMs = 10_000, max = 100 }: GateOptions,
): RateGate {
  const t = targets.column
  const configured = { intervalMs, max }
  const step = async <Result>(change: (gate: Gate, now: number) => Result): Promise<Result> => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO ${targets.name} (${t('name')}) VALUES ($1) ON CONFLICT DO NOTHING`,
        [target],
      )
      const { rows } = await client.query<{ gate: null | Partial<Gate>; now: string }>(
        `SELECT ${t('gate')} AS gate, extract(epoch FROM clock_timestamp()) * 1000 AS now
          FROM ${targets.name} WHERE ${t('name')} = $1 FOR UPDATE`,
        [target],
      )
      const { pause, places, told } = rows[0]?.gate ?? {}
      const gate: Gate = {
        pause: pause ?? { reason: 'burst', until: 0 },
        places: places ?? {},
        told: told ?? null,
      }
      const result = change(gate, Math.ceil(Number(rows[0]?.now)))
      await client.query(`UPDATE ${targets.name} SET ${t('gate')} = $2 WHERE ${t('name')} = $1`, [
        target,
        JSON.stringify(gate),
      ])
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      // the connection may be what broke
      client.release(true)
      throw error
    }
  }

  return {
    pauseUntil: (at, reason) =>
      step((gate, now) => {
        // told in this process's time, kept in the database's
        const until = at.getTime() - Date.now() + now
        if (until > gate.pause.until) gate.pause = { reason, until }
      }),
    settle: (permit, limits) =>
      step((gate, now) => {
        gate.told = hearLimits(gate.told ?? null, limits, now)
        const interval = limitsNow(gate.told, configured, now).intervalMs
        if (permit in gate.places) gate.places[permit] = now + Math.ceil(interval * 1.01) + 1
        if (limits?.remaining === 0 && now + interval > gate.pause.until) {
          gate.pause = { reason: 'burst', until: now + interval }
        }
      }),
    take: () =>
      step((gate, now) =>
        take(gate, now, { abandonedMs, ...limitsNow(gate.told ?? null, configured, now) }),
      ),
  }
}

function take(
  gate: Gate,
  now: number,
  { abandonedMs, intervalMs, max }: { abandonedMs: number } & BurstLimit,
): Permit {
  for (const [permit, until] of Object.entries(gate.places)) {
    if (until <= now) delete gate.places[permit]
  }
  if (gate.pause.until > now) {
    return { permit: null, reason: gate.pause.reason, waitMs: gate.pause.until - now }
  }
  const places = Object.values(gate.places)
  if (places.length >= max) {
    const waitMs = Math.max(1, Math.min(...places) - now)
    return { permit: null, reason: 'burst', waitMs: Math.min(waitMs, intervalMs) }
  }
  const permit = randomUUID()
  gate.places[permit] = now + abandonedMs + intervalMs
  return { permit, waitMs: 0 }
}
