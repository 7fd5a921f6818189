import type { ScanChanges } from '../../vocabulary/scanAnalytics.js'
import type { Ask } from './createAsk.js'

import { createBind } from './answers/createBind.js'

/** On all replicas, once nothing of the rows is left in any part: a deleted row that is only hidden is still there. */
const DONE = { mutations_sync: '2' }

/** Takes scans away for good, and unties those of codes that are gone. Parts are written anew for it. */
export async function changeScans(
  { run }: Ask,
  table: string,
  { codes, gone }: ScanChanges,
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
}
