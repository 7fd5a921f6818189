import type { Pool } from 'pg'

import type { Gate, GateOptions } from '../../../integrations/hubspot/client/rateGate.js'
import type { RateGate } from '../../../integrations/hubspot/gateway.js'
import type { CRMSchema } from './schema.js'

import {
  gateOf,
  pauseGate,
  settlePermit,
  takePermit,
} from '../../../integrations/hubspot/client/rateGate.js'

/**
 * `RateGate` on PostgreSQL: one row per portal, locked for each step, so that all processes together
 * keep the limit. The database's clock counts, since the machines' may differ.
 */
export function createRateGate(
  pool: Pool,
  { targets }: CRMSchema,
  target: string,
  options: GateOptions,
): RateGate {
  const t = targets.column
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
      const gate = gateOf(rows[0]?.gate)
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
    // told in this process's time, kept in the database's
    pauseUntil: (at, reason) =>
      step((gate, now) => pauseGate(gate, at.getTime() - Date.now() + now, reason)),
    settle: (permit, limits) =>
      step((gate, now) => settlePermit(gate, now, options, { limits, permit })),
    take: () => step((gate, now) => takePermit(gate, now, options)),
  }
}
