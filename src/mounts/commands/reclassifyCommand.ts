import { parseArgs } from 'node:util'

import type { Reclassified } from '../../describe/traffic/reclassify.js'

import { reclassify } from '../../describe/traffic/reclassify.js'
import { rejudgeOf } from '../../options/judgementOf.js'
import { optionsOf } from '../../options/optionsOf.js'
import { TRAFFIC_RULES_VERSION } from '../../scan/traffic/trafficRules.js'
import { TRAFFIC_CLASSES } from '../../vocabulary/scan.js'
import { nowAndAgain } from './nowAndAgain.js'
import { periodOf } from './periodOf.js'
import { asScript, type Command } from './runCommand.js'
import { withStore } from './withStore.js'

const name = 'qr:reclassify'

const say = (message: string): void => void process.stderr.write(`${name}: ${message}\n`)

/** Applies the rules of today to scans that were judged by older ones. */
export const reclassifyCommand: Command = {
  name,
  run: async (config, argv) => {
    const { values } = parseArgs({
      allowPositionals: true,
      args: [...argv],
      options: {
        'dry-run': { type: 'boolean' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    })
    const dryRun = values['dry-run'] === true
    const period = periodOf(values)
    await withStore(config, async (store) => {
      const progress = nowAndAgain(say)
      const done = await reclassify(store.judgements, {
        dryRun,
        judge: rejudgeOf(optionsOf({ config })),
        onProgress: ({ changed, scans, upTo }) =>
          progress(() => `${scans} scans judged up to ${dayOf(upTo)}, ${changed} of another class`),
        period,
        rulesVersion: TRAFFIC_RULES_VERSION,
      })
      if (!dryRun) await store.stats.fold()
      summary(done, dryRun).forEach(say)
    })
  },
  usage: `payload-qr reclassify, or payload qr:reclassify

  Applies the rules of traffic to stored scans that were judged by older ones, in small batches while
  scans go on. Statistics, counters of codes and views are right at every moment. What is done is not
  done again: a run that was stopped goes on when it is started once more. Places of limits that were
  taken stay taken, and marks ("this was me") are kept.

  --from 2026-01-01  only scans from this day on (UTC), or from an instant like 2026-01-01T08:00Z
  --to 2026-02-01    only scans before it
  --dry-run          changes nothing, and says how many scans of each class there would be`,
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

function summary({ after, before, changed, scans }: Reclassified, dryRun: boolean): string[] {
  const would = dryRun ? 'would be' : 'are'
  return [
    `${scans} scans of older rules, ${changed} ${would} of another class`,
    ...TRAFFIC_CLASSES.filter((one) => before[one] ?? after[one]).map(
      (one) => `  ${one}: ${before[one] ?? 0} before, ${after[one] ?? 0} after`,
    ),
  ]
}

/** `payload qr:reclassify`. */
export const script = asScript(reclassifyCommand)
