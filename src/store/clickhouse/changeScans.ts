import type { ScanChanges } from '../../vocabulary/scanAnalytics.js'
import type { Ask } from './createAsk.js'

import { COARSENED } from '../../vocabulary/storedFacts.js'
import { createBind } from './answers/createBind.js'

/** On all replicas, once nothing of the rows is left in any part: a deleted row that is only hidden is still there. */
const DONE = { mutations_sync: '2' }

const LEFT_OUT = Object.values(COARSENED).flat()
const COARSE = LEFT_OUT.map((name) => `${name} = NULL`)
const FINE = LEFT_OUT.map((name) => `${name} IS NOT NULL`).join(' OR ')

/** Takes scans away for good, and unties those of codes that are gone. Parts are written anew for it. */
export async function changeScans(
  { run }: Ask,
  table: string,
  { codes, gone, retained }: ScanChanges,
  signal: AbortSignal,
): Promise<void> {
  const alter = async (what: string, column: string, texts: readonly string[]): Promise<void> => {
    if (texts.length === 0) return
    const bind = createBind()
    const statement = `ALTER TABLE ${table} ${what} WHERE ${bind.oneOf(column, texts)}`
    await run(statement, { params: bind.params, settings: DONE, signal })
  }
  await alter('DELETE', 'scanId', gone)
  await alter('UPDATE qrCode = NULL', 'qrCode', codes)
  for (const { before, mode } of retained) {
    const bind = createBind()
    const old = `scannedAt < fromUnixTimestamp64Milli(${bind.value('Int64', before)}, 'UTC')`
    const what =
      mode === 'delete'
        ? `DELETE WHERE ${old}`
        : `UPDATE ${COARSE.join(', ')} WHERE ${old} AND (${FINE})`
    await run(`ALTER TABLE ${table} ${what}`, { params: bind.params, settings: DONE, signal })
  }
}
