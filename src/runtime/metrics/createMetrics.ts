import {
  Counter,
  type CounterConfiguration,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client'

import type { ScanEvent, ScanFailure, ScanStep } from '../../vocabulary/scanContext.js'

import { addStateMetrics, type MetricSources } from './addStateMetrics.js'

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
  const scans = countedBy({
    help: 'Answered requests by what became of them. "none" as class: nobody looked.',
    labelNames: ['outcome', 'class'],
    name: 'qr_scans_total',
    registers,
  })
  const failures = countedBy({
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

type Counts = {
  /** One value per label, in the order of `labelNames`. */
  add: (first: string, second?: string) => void
}

/**
 * A counter that costs an addition on the scan's path: prom-client builds a key from the labels at
 * every `inc`, here that happens once per scrape.
 */
function countedBy(config: CounterConfiguration<string>): Counts {
  const [firstName = '', secondName = ''] = config.labelNames ?? []
  const counts = new Map<string, Map<string, number>>()
  new Counter({
    ...config,
    collect() {
      this.reset()
      for (const [first, rest] of counts) {
        for (const [second, count] of rest) {
          const labels = secondName
            ? { [firstName]: first, [secondName]: second }
            : { [firstName]: first }
          this.inc(labels, count)
        }
      }
    },
  })
  return {
    add(first, second = '') {
      let rest = counts.get(first)
      if (!rest) counts.set(first, (rest = new Map()))
      rest.set(second, (rest.get(second) ?? 0) + 1)
    },
  }
}
