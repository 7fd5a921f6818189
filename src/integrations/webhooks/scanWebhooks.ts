import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'
import type { WebhookEvent } from '../../vocabulary/webhooks.js'

import { sha256 } from '../../kit/sha256.js'
import { SinkError } from '../forward/SinkError.js'
import { type Receiver, sendMessage } from './sendMessage.js'

/** Scans in one message. */
const MOST = 100

/** Of a scan what is told: what was scanned, when, roughly where and with what; nothing that is somebody's. */
const TOLD = [
  'browser',
  'city',
  'code',
  'country',
  'destination',
  'deviceType',
  'language',
  'os',
  'outcome',
  'qrCode',
  'regionCode',
  'scanId',
  'trafficClass',
  'utmCampaign',
  'utmContent',
  'utmMedium',
  'utmSource',
  'utmTerm',
] as const satisfies (keyof SinkScan)[]

type Endpoint = { events: readonly WebhookEvent[] } & Receiver

/**
 * Receivers that are told of scans, each a sink: messages come in order, and come again until they are
 * taken. They are in no log, so that nothing of a scan stays behind when it is erased.
 */
export const scanWebhooks = (endpoints: readonly Endpoint[]): ScanSink[] =>
  endpoints.filter(({ events }) => events.includes('scan')).map(sinkOf)

const sinkOf = (endpoint: Endpoint): ScanSink => ({
  limits: { scans: MOST, seconds: 20 },
  name: `webhook-${endpoint.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)}`,
  async write({ id, scans }) {
    const body = JSON.stringify({
      data: { batch: id, scans: scans.map(toldOf) },
      timestamp: new Date(scans[0]!.scannedAt).toISOString(),
      type: 'scan.recorded',
    })
    const message = `msg_${sha256(`${endpoint.name}\nscan.recorded\n${id}`).slice(0, 27)}`
    const { isFinal, ok, said } = await sendMessage({ body, id: message }, endpoint)
    if (!ok) throw new SinkError(said, { refused: isFinal })
  },
})

const toldOf = (scan: SinkScan): Record<string, unknown> => ({
  ...Object.fromEntries(TOLD.map((field) => [field, scan[field]])),
  // what a phone sent along may be somebody's
  destination: scan.destination?.replace(/[?#].*/s, '') ?? null,
  scannedAt: new Date(scan.scannedAt).toISOString(),
})
