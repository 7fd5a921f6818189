import { parseArgs } from 'node:util'

import type { AnalyticsSide, ScanAnalytics } from '../../vocabulary/scanAnalytics.js'
import type { StatsStore } from '../../vocabulary/statistics.js'

import { optionsOf } from '../../options/optionsOf.js'
import { backfillSink } from '../../runtime/sinks/backfillSink.js'
import { compareEngines, differing } from '../../store/facts/compareEngines.js'
import { nowAndAgain } from './nowAndAgain.js'
import { periodOf } from './periodOf.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:backfill'

const OPTIONS = {
  from: { type: 'string' },
  sink: { type: 'string' },
  to: { type: 'string' },
} as const

const say = (message: string): void => void process.stderr.write(`${name}: ${message}\n`)

/** Hands a sink the scans that were stored before it was there. */
export const backfillCommand: Command = {
  name,
  run: async (config, argv) => {
    const { values } = parseArgs({ allowPositionals: true, args: [...argv], options: OPTIONS })
    const period = periodOf(values)
    const { analytics, sinks } = optionsOf({ config }).scans
    const known = sinks.map((sink) => sink.name).join(', ') || 'none'
    const sink = sinks.find((one) => one.name === values.sink)
    if (!sink) {
      const said = values.sink === undefined ? 'nothing' : `"${values.sink}"`
      throw new Error(`--sink got ${said}, takes one of options.scans.sinks: ${known}`)
    }
    await withStore(config, async ({ analytics: side, sinks: store, stats }) => {
      // one that is new gets what comes from now on, before it gets what was
      await store.enlist(sinks.map((one) => one.name))
      const last = await store.backfilled(sink.name)
      if (last !== null) say(`going on after the scan ${last}`)
      const progress = nowAndAgain(say)
      const scans = await backfillSink(sink, store, {
        ...period,
        onProgress: (handedOver) => progress(() => `${handedOver} scans handed to ${sink.name}`),
      })
      say(`${scans} scans handed to ${sink.name}: all there are`)
      if (sink.name === analytics?.name) await noteWhole(analytics, { side, stats })
    })
  },
  usage: `payload-qr backfill --sink <name>, or payload qr:backfill

  Hands one of options.scans.sinks the scans that are stored already, while new ones go on as ever. What
  went before goes again, with other batch ids: a sink tells scans apart by scanId. A run that was
  stopped, or that the sink ended, goes on where it was when it is started once more.

  --sink lake        the name of the sink
  --from 2026-01-01  only scans from this day on (UTC), or from an instant like 2026-01-01T08:00Z
  --to 2026-02-01    only scans before it`,
}

/** From then on the engine answers: where it has the scans of all months. */
async function noteWhole(
  engine: ScanAnalytics,
  { side, stats }: { side: AnalyticsSide; stats: StatsStore },
): Promise<void> {
  const months = await compareEngines(stats, engine.answers(side.knownCodes), {
    retained: await side.retainedBefore(),
  })
  const wrong = differing(months)
  if (wrong.length === 0) await side.noteWhole(engine.name)
  say(
    wrong.length === 0
      ? `${engine.name} has all scans, and answers the statistics`
      : `${wrong.length} of ${months.length} months differ, so the database goes on answering: see payload-qr compare`,
  )
}

/** `payload qr:backfill`. */
export const script = asScript(backfillCommand)
