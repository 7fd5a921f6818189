import type { Runtime } from '../../runtime/createRuntime.js'

import { withTimeout } from '../../kit/withTimeout.js'

const GEO_PATIENCE = 10_000

/**
 * Waits until every code is in memory, as long as it takes: who takes over from a process that
 * knows the codes must know them, too. Geo data is waited for a moment, scans do without it.
 */
export async function untilLoaded({ directory, geo }: Runtime): Promise<void> {
  await directory.start()
  while (!directory.state().loaded) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await withTimeout(geo.ready(), GEO_PATIENCE, 'Loading geo data').catch(() => {})
}
