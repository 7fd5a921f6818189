import type { Ask } from './createAsk.js'

import { SinkError } from '../../integrations/forward/SinkError.js'
import { COMMENT, createTable, upgradeTable, VERSION } from './scanTable.js'

/** Makes the table, or brings it up to date. Rejects where one of that name is not ours, or newer. */
export async function prepare({ run }: Ask, table: string, signal: AbortSignal): Promise<void> {
  await run(createTable(table), { signal })
  const comment = await run(
    'SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = {name:String} FORMAT TabSeparated',
    { params: new Map([['name', table]]), signal },
  )
  const version = new RegExp(`^${COMMENT} (\\d+)$`).exec(comment.trim())?.[1]
  if (version === undefined) throw new SinkError('table-of-somebody-else')
  if (Number(version) > VERSION) throw new SinkError('table-is-newer')
  if (Number(version) === VERSION) return
  for (const statement of upgradeTable(table)) await run(statement, { signal })
}
