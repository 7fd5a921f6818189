import type { MetricsJSON } from '../../runtime/metrics/createMetrics.js'

/** What primary and workers tell each other. */
export type ToPrimary =
  | { id: number; metrics: MetricsJSON; type: 'qr:metrics' }
  | { id: number; type: 'qr:ask-metrics' }
  | { type: 'qr:ready' }

export type ToWorker =
  | { id: number; text: string; type: 'qr:all-metrics' }
  | { id: number; type: 'qr:give-metrics' }
  | { type: 'qr:retire' }

/** Other messages travel the same way: those of node:cluster itself, and of the host's code. */
export function isMessage<T extends { type: string }>(message: unknown): message is T {
  const type = (message as null | { type?: unknown })?.type
  return typeof type === 'string' && type.startsWith('qr:')
}
