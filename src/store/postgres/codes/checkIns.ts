import type { PayloadRequest } from 'payload'

import type { CheckIn } from '../../../vocabulary/places.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'

/** One statement: of several who ask at the same time one inserts, and the others wait for it. */
export async function checkIn(
  { checkIns }: Schema,
  code: ID,
  { at, attempt, by }: CheckIn,
  req: PayloadRequest,
): Promise<Omit<CheckIn, 'by'>> {
  if (!checkIns) throw new Error('payload-plugin-qr: nobody is let in without options.checkIn')
  const c = checkIns.column
  const columns = ['qrCode', 'checkedInAt', 'attempt', 'by'].map(c).join(', ')
  // A row that is there is written as it is, so that it is given back.
  const [row] = await inTransaction(
    req,
    `INSERT INTO ${checkIns.name} AS known (${columns})
    VALUES (${literal(String(code))}, to_timestamp(${Number(at)} / 1000.0), ${literal(attempt)}, ${literal(by)})
    ON CONFLICT (${c('qrCode')}) DO UPDATE SET ${c('attempt')} = known.${c('attempt')}
    RETURNING ${c('checkedInAt')} AS at, ${c('attempt')} AS attempt`,
  )
  return { at: new Date(row!.at as string).getTime(), attempt: String(row!.attempt) }
}
