import { Counter, Gauge, type Registry } from 'prom-client'

import type { ScanWriterState } from '../../recorder/types.js'
import type { CodeDirectoryState } from '../../scan/directory/types.js'
import type { GeoChain } from '../../vocabulary/scan.js'
import type { SinkState } from '../../vocabulary/scanSink.js'
import type { AbuseState } from '../limits/createAbuseGuard.js'

/** Counters and gauges whose values the rooms keep: read when somebody asks, free until then. */
export function addStateMetrics(registers: Registry[], sources: MetricSources): void {
  const { abuse, directory, geo, limits, now, sinks, writer } = sources
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      collect() {
        this.reset()
        this.inc(read())
      },
      help,
      name,
      registers,
    })
  const gauge = (name: string, help: string, read: () => null | number) =>
    new Gauge({
      collect() {
        const value = read()
        if (value === null) this.remove()
        else this.set(value)
      },
      help,
      name,
      registers,
    })
  const ageOf = (at: null | number) => (at === null ? null : Math.max(0, now() - at) / 1000)

  gauge('qr_process_id', 'The process these numbers are of.', () => process.pid)
  gauge('qr_writer_queued', 'Scans that wait in memory to be written.', () => writer().queued)
  gauge('qr_writer_in_flight', 'Scans being written.', () => writer().inFlight)
  counter('qr_writer_written_total', 'Scans new to the database.', () => writer().written)
  counter('qr_writer_flushes_total', 'Batches tried.', () => writer().flushes)
  counter(
    'qr_writer_failed_flushes_total',
    'Batches the database did not take.',
    () => writer().failedFlushes,
  )
  counter('qr_writer_spilled_total', 'Scans put into spill files.', () => writer().spilled)
  counter('qr_writer_replayed_total', 'Scans written from spill files.', () => writer().replayed)
  counter(
    'qr_writer_rejected_total',
    'Scans the database refused for their data.',
    () => writer().rejected,
  )
  counter('qr_writer_dropped_total', 'Scans lost.', () => writer().dropped)
  gauge('qr_database_up', '1: the database took the last batch of scans.', () =>
    writer().storeDown ? 0 : 1,
  )

  gauge('qr_directory_codes', 'Codes in memory.', () => directory().size)
  gauge('qr_directory_age_seconds', 'Since all codes were last read.', () =>
    ageOf(directory().loadedAt),
  )
  gauge('qr_directory_loaded', '1: all codes were read once.', () => Number(directory().loaded))
  gauge('qr_directory_listening', '1: edits are told by the database.', () =>
    Number(directory().listening),
  )
  gauge('qr_directory_stale', '1: edits may be missing.', () => Number(directory().stale))
  gauge(
    'qr_directory_pending_changes',
    'Edits told of and not yet read.',
    () => directory().pendingChanges,
  )
  gauge('qr_directory_missing_codes', 'Made-up codes remembered.', () => directory().missing)
  counter(
    'qr_directory_refused_lookups_total',
    'Unknown codes not asked the database about, for there were too many.',
    () => directory().refusedLookups,
  )

  gauge('qr_limit_used_up_codes', 'Codes known to have no place left.', () => limits().usedUp)
  counter(
    'qr_limit_failures_total',
    'Scans of limited codes whose place could not be counted.',
    () => limits().failed,
  )

  gauge('qr_abuse_addresses', 'Addresses counted now.', () => abuse()?.addresses ?? null)
  counter(
    'qr_abuse_burst_total',
    'Requests over the first limit of their address.',
    () => abuse()?.burst ?? 0,
  )
  counter('qr_abuse_blocked_total', 'Requests answered with 429.', () => abuse()?.blocked ?? 0)
  counter(
    'qr_abuse_uncounted_total',
    'Requests of addresses there was no room to count.',
    () => abuse()?.uncounted ?? 0,
  )

  const perSink = (name: string, help: string, read: (state: SinkState) => number) =>
    new Gauge({
      collect() {
        this.reset()
        for (const state of sinks()) this.set({ sink: state.name }, read(state))
      },
      help,
      labelNames: ['sink'],
      name,
      registers,
    })
  perSink('qr_sink_waiting_scans', 'Scans that wait for a sink.', ({ waiting }) => waiting)
  perSink('qr_sink_lag_seconds', 'Age of the oldest scan that waits for a sink.', ({ oldestAt }) =>
    Number(ageOf(oldestAt)),
  )
  perSink('qr_sink_failures', 'Failures of a sink in a row.', ({ failures }) => failures)
  perSink('qr_sink_dropped_scans', 'Scans a sink never got.', ({ dropped }) => dropped)

  new Gauge({
    collect() {
      this.reset()
      for (const { builtAt, kind, name } of geo()) {
        const age = ageOf(builtAt === null ? null : Date.parse(builtAt))
        if (age !== null) this.set({ kind, name }, age)
      }
    },
    help: 'Since the geo database was built.',
    labelNames: ['kind', 'name'],
    name: 'qr_geo_database_age_seconds',
    registers,
  })
}

/** Where the numbers come from that rooms keep by themselves. */
export type MetricSources = {
  /** `null`: addresses are not limited. */
  abuse: () => AbuseState | null
  directory: () => CodeDirectoryState
  geo: GeoChain['sources']
  /** Codes with a scan limit. */
  limits: () => { failed: number; usedUp: number }
  now: () => number
  /** Where scans go on to; the same in every process. */
  sinks: () => readonly SinkState[]
  writer: () => ScanWriterState
}
