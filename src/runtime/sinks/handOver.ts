import type { BasePayload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Log } from '../../kit/log.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SinkState, SinkStore } from '../../vocabulary/scanSink.js'

import { optionsOf } from '../../options/optionsOf.js'
import { storeOf } from '../../store/storeOf.js'
import { sendDue } from './sendDue.js'
import { tidy } from './startSinks.js'

type Options = { log: Log; options: Pick<QROptions, 'scans'>; store: SinkStore }

/** Hands over once what waits. Resolves to how sinks do then. */
export async function handOver({ log, options, store }: Options): Promise<SinkState[]> {
  const { keep, sinks } = options.scans
  if (sinks.length === 0) return []
  const worker = randomUUID()
  await tidy(store, { keep, log, sinks })
  while ((await store.seal()) > 0);
  const { signal } = new AbortController()
  await Promise.all(sinks.map((sink) => sendDue(sink, { log, signal, store, worker })))
  await store.release(worker)
  return tidy(store, { keep, log, sinks })
}

/**
 * Hands scans that wait over to sinks once, for hosts whose processes do not stay up, from a schedule of
 * their own. Resolves to how sinks do then: the scans that still wait for each, and why.
 */
export async function handOverScans(payload: BasePayload): Promise<SinkState[]> {
  const options = optionsOf(payload)
  if (options.disabled) return []
  const log: Log = (message) => payload.logger.warn(`payload-plugin-qr: ${message}`)
  return handOver({ log, options, store: storeOf(payload, options).sinks })
}
