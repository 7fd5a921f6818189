import { type MetricObjectWithValues, type MetricValue, Histogram, Registry } from 'prom-client'

import type { ScanEvent, ScanFailure, ScanStep } from '../../vocabulary/scanContext.js'
import type { MetricSources } from './types.js'

import { addStateMetrics } from './addStateMetrics.js'
import { createTally } from './createTally.js'

export type Metrics = {
  /** For `ScanWriterOptions.onFlush`. */
  onFlush: (flush: { failed: boolean; ms: number; size: number }) => void
  /** For `ScanContext.onAnswered`. Two additions and one histogram bucket: it runs at every scan. */
  onAnswered: (event: ScanEvent) => void
  /** For `ScanContext.onError`. */
  onStepFailed: (step: ScanFailure) => void
  registry: Registry
}

/** One process's metrics as prom-client hands them over, to be put together with others. */
export type MetricsJSON = MetricObjectWithValues<MetricValue<string>>[]

// Redirects take well under a millisecond; a durable one waits for a commit.
const SCAN_SECONDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5,
]
const STEP_SECONDS = [0.000001, 0.000005, 0.00001, 0.00005, 0.0001, 0.001, 0.01, 0.1, 1]
const FLUSH_SECONDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const BATCH_SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000]

/**
 * What an operator watches, under names that start with `qr_`. A registry of its own, so that it
 * meets no metrics of the host. What a room counts by itself is read when somebody asks.
 */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const scans = createTally({
    help: 'Answered requests by what became of them. "none" as class: nobody looked.',
    labelNames: ['outcome', 'class'],
    name: 'qr_scans_total',
    registers,
  })
  const failures = createTally({
    help: 'Failures a scan survived, by step.',
    labelNames: ['step'],
    name: 'qr_scan_failures_total',
    registers,
  })
  const seconds = new Histogram({
    buckets: SCAN_SECONDS,
    help: 'Time from a request to its answer, without the network.',
    name: 'qr_scan_duration_seconds',
    registers,
  })
  const stepSeconds = new Histogram({
    buckets: STEP_SECONDS,
    help: 'Time each step of a scan took, of one scan in sixteen.',
    labelNames: ['step'],
    name: 'qr_scan_step_seconds',
    registers,
  })
  const flushSeconds = new Histogram({
    buckets: FLUSH_SECONDS,
    help: 'Time the database took for a batch of scans, failed tries among them.',
    name: 'qr_writer_flush_seconds',
    registers,
  })
  const batchSize = new Histogram({
    buckets: BATCH_SIZES,
    help: 'Scans in a batch.',
    name: 'qr_writer_batch_size',
    registers,
  })
  addStateMetrics(registers, sources)
  return {
    onFlush: ({ ms, size }) => {
      flushSeconds.observe(ms / 1000)
      batchSize.observe(size)
    },
    onAnswered: ({ ms, outcome, steps, trafficClass }) => {
      scans.add(outcome, trafficClass ?? 'none')
      seconds.observe(ms / 1000)
      for (const step in steps) stepSeconds.observe({ step }, steps[step as ScanStep]! / 1000)
    },
    onStepFailed: (step) => failures.add(step),
    registry,
  }
}
