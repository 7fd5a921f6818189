import { AggregatorRegistry } from 'prom-client'
import { expect, it } from 'vitest'

import { noCounters } from '../../recorder/noCounters.js'
import { createMetrics } from './createMetrics.js'

const DAY = 86_400_000

function metricsOf(worker?: string) {
  const metrics = createMetrics({
    abuse: () => ({ addresses: 7, blocked: 1, burst: 2, uncounted: 0 }),
    directory: () => ({
      failures: 0,
      listening: true,
      loaded: true,
      loadedAt: 90_000,
      missing: 3,
      pendingChanges: 0,
      pendingLookups: 0,
      refusedLookups: 4,
      resyncs: 1,
      size: 5,
      stale: false,
      strays: 0,
    }),
    geo: () => [
      { builtAt: '1970-01-01', kind: 'city', name: 'a "quoted" name' },
      { builtAt: null, kind: 'cdn', name: 'cloudflare' },
    ],
    limits: () => ({ failed: 6, usedUp: 1 }),
    now: () => DAY,
    sinks: () => [],
    writer: () => ({ ...noCounters(), inFlight: 1, queued: 2, storeDown: true, written: 9 }),
  })
  if (worker) metrics.registry.setDefaultLabels({ worker })
  const steps = { claim: 12, code: 0.002 }
  metrics.onAnswered({ ms: 0.2, outcome: 'redirected', steps, trafficClass: 'human' })
  metrics.onAnswered({ ms: 30, outcome: 'redirected', trafficClass: 'human' })
  metrics.onAnswered({ ms: 1, outcome: 'unknown', trafficClass: null })
  metrics.onStepFailed('record')
  metrics.onFlush({ failed: false, ms: 40, size: 120 })
  return metrics.registry
}

it('is Prometheus text: every line a comment or a sample', async () => {
  const text = await metricsOf().metrics()
  for (const line of text.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="([^"\\]|\\.)*",?)+\})? [\d.e+-]+)$/)
  }
  // Asked twice, nothing is counted twice.
  const registry = metricsOf()
  expect(await registry.metrics()).toBe(await registry.metrics())
})

it('says what rooms and scans say', async () => {
  const text = await metricsOf().metrics()
  for (const line of [
    'qr_scans_total{outcome="redirected",class="human"} 2',
    'qr_scans_total{outcome="unknown",class="none"} 1',
    'qr_scan_failures_total{step="record"} 1',
    'qr_scan_duration_seconds_bucket{le="0.00025"} 1',
    'qr_scan_duration_seconds_count 3',
    'qr_scan_step_seconds_bucket{le="0.000005",step="code"} 1',
    'qr_scan_step_seconds_sum{step="claim"} 0.012',
    'qr_writer_flush_seconds_bucket{le="0.05"} 1',
    'qr_writer_batch_size_sum 120',
    'qr_writer_queued 2',
    'qr_writer_written_total 9',
    'qr_database_up 0',
    'qr_directory_codes 5',
    'qr_directory_age_seconds 86310',
    'qr_abuse_burst_total 2',
    'qr_geo_database_age_seconds{kind="city",name="a \\"quoted\\" name"} 86400',
  ]) {
    expect(text.split('\n')).toContain(line)
  }
  expect(text).not.toContain('cloudflare')
})

it('says everything the rooms count, each under its own name', async () => {
  const counts = {
    ...{ dropped: 11, failedFlushes: 12, flushes: 13, inFlight: 14, queued: 15, rejected: 16 },
    ...{ replayed: 17, spilled: 18, written: 19, storeDown: false },
  }
  const codes = { listening: true, loaded: true, loadedAt: 0, missing: 21, pendingChanges: 22 }
  const { registry } = createMetrics({
    abuse: () => ({ addresses: 31, blocked: 32, burst: 33, uncounted: 34 }),
    directory: () => ({ ...codes, refusedLookups: 23, size: 24, stale: true }) as never,
    geo: () => [],
    limits: () => ({ failed: 41, usedUp: 42 }),
    now: () => 25_000,
    sinks: () => [],
    writer: () => ({ ...noCounters(), ...counts }),
  })
  const samples = [...(await registry.metrics()).matchAll(/^(\w+) (\S+)$/gm)]
  expect(Object.fromEntries(samples.map(([, name, value]) => [name, Number(value)]))).toMatchObject(
    {
      qr_abuse_addresses: 31,
      qr_abuse_blocked_total: 32,
      qr_abuse_burst_total: 33,
      qr_abuse_uncounted_total: 34,
      qr_database_up: 1,
      qr_directory_age_seconds: 25,
      qr_directory_codes: 24,
      qr_directory_listening: 1,
      qr_directory_loaded: 1,
      qr_directory_missing_codes: 21,
      qr_directory_pending_changes: 22,
      qr_directory_refused_lookups_total: 23,
      qr_directory_stale: 1,
      qr_limit_failures_total: 41,
      qr_limit_used_up_codes: 42,
      qr_process_id: process.pid,
      qr_writer_dropped_total: 11,
      qr_writer_failed_flushes_total: 12,
      qr_writer_flushes_total: 13,
      qr_writer_in_flight: 14,
      qr_writer_queued: 15,
      qr_writer_rejected_total: 16,
      qr_writer_replayed_total: 17,
      qr_writer_spilled_total: 18,
      qr_writer_written_total: 19,
    },
  )
})

it('workers are put on one page without being mixed up', async () => {
  const pages = await Promise.all(['1', '2'].map((worker) => metricsOf(worker).getMetricsAsJSON()))
  const text = await AggregatorRegistry.aggregate(
    JSON.parse(JSON.stringify(pages)) as never[],
  ).metrics()
  for (const worker of ['1', '2']) {
    expect(text).toContain(
      `qr_scans_total{outcome="redirected",class="human",worker="${worker}"} 2`,
    )
    expect(text).toContain(`qr_scan_duration_seconds_bucket{le="0.0005",worker="${worker}"} 1`)
  }
  expect(text.match(/# TYPE qr_scan_duration_seconds histogram/g)).toHaveLength(1)
})
