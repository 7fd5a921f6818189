import type { ScanAnalytics } from '../vocabulary/scanAnalytics.js'
import type { ScanSink } from '../vocabulary/scanSink.js'
import type { Authorize } from './admin.js'
import type { Webhooks } from './webhooks.js'

import { scanWebhooks } from '../integrations/webhooks/scanWebhooks.js'
import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type ScansOption = {
  /**
   * Answers the statistics in place of PostgreSQL, from the scans it is handed as one of the sinks. While it
   * is away PostgreSQL answers. Adds the tables of `sinks`: needs a migration.
   *
   * @example clickhouse({ url: 'https://clickhouse.example:8443' })
   */
  analytics?: ScanAnalytics
  /**
   * Who sees in the admin how sinks do.
   *
   * @default nobody
   */
  access?: Authorize
  /**
   * Days scans wait for a sink that does not take them. Older ones are dropped: the sink never gets
   * them, which metrics, health and log say.
   *
   * @default 7
   */
  keep?: number
  /**
   * Where scans go after they are committed: each of them at least once, in order. Adds two tables:
   * needs a migration.
   *
   * @default []
   * @example [ga4({ measurementId: 'G-123', secret: process.env.GA4_SECRET ?? '' })]
   */
  sinks?: ScanSink[]
}

export type Sink = Readonly<{
  /** Of one that answers the statistics: what became of scans it has. */
  change?: ScanAnalytics['change']
  name: string
  /** Scans in a batch. */
  scans: number
  /** Milliseconds. */
  timeout: number
  write: ScanSink['write']
}>

/** Whether it answers the statistics, so that it has to know what becomes of scans. */
export const isEngine = ({ change }: Sink): boolean => change !== undefined

export type Sinks = Readonly<{
  access: Authorize | null
  /** What answers the statistics, one of the sinks; `null`: the database. */
  analytics: null | ScanAnalytics
  /** Milliseconds. */
  keep: number
  /** The host's, and receivers of webhooks that are told of scans. */
  sinks: readonly Sink[]
}>

const PATH = 'options.scans'
const DAY = 86_400_000

export function scansOf(written: ScansOption | undefined, webhooks: Webhooks): Sinks {
  const option = checks.object<ScansOption>(PATH, written, ['access', 'analytics', 'keep', 'sinks'])
  checks.func(`${PATH}.access`, option.access)
  const own: unknown = option.sinks ?? []
  if (!Array.isArray(own)) return fail(`${PATH}.sinks`, typeof own, 'a list of sinks')
  const sinks = own.map((sink, at) => sinkOf(`${PATH}.sinks[${at}]`, sink as ScanSink))
  const analytics = option.analytics ? analyticsOf(option.analytics) : null
  const told = webhooks ? scanWebhooks(webhooks.endpoints) : []
  const engine = analytics ? [sinkOf(`${PATH}.analytics`, analytics)] : []
  const all = [...engine, ...sinks, ...told.map((sink) => sinkOf('options.webhooks', sink))]
  const names = all.map(({ name }) => name)
  if (new Set(names).size < names.length) {
    fail(`${PATH}.sinks`, names, 'sinks whose names differ')
  }
  return {
    access: option.access ?? null,
    analytics,
    keep: checks.integer(`${PATH}.keep`, option.keep, 7, 1, 90) * DAY,
    sinks: all,
  }
}

function analyticsOf(written: ScanAnalytics): ScanAnalytics {
  // Never the value: it may hold a secret.
  if (written.chooses) fail(`${PATH}.analytics`, 'only', 'an engine that gets all scans: leave `only` out') // prettier-ignore
  return typeof written.answers === 'function' && typeof written.change === 'function'
    ? written
    : fail(`${PATH}.analytics`, typeof written, 'an engine such as clickhouse({ url })')
}

function sinkOf(path: string, written: ScanAnalytics | ScanSink): Sink {
  // Never the value: a sink may hold a secret.
  if (typeof written?.write !== 'function') {
    fail(path, typeof written, 'a sink: { name, write: async ({ id, scans }) => {} }')
  }
  const { limits, name, write } = written
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) {
    fail(`${path}.name`, name, 'lower-case letters, digits and hyphens, up to 63')
  }
  const limit = checks.object(`${path}.limits`, limits, ['scans', 'seconds'])
  return {
    ...('change' in written && {
      change: (changes, context) => written.change(changes, context),
    }),
    name,
    scans: checks.integer(`${path}.limits.scans`, limit.scans, 1_000, 1, 5_000),
    timeout: checks.integer(`${path}.limits.seconds`, limit.seconds, 30, 1, 300) * 1_000,
    // as a method: it may be one of the host's own class
    write: (batch, context) => write.call(written, batch, context),
  }
}
