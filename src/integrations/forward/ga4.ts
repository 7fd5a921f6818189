import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'

import { createEachOnce } from './createEachOnce.js'
import { chosen, type ForwardOptions, needed, originOf } from './forwardOptions.js'
import { post } from './post.js'

export type GA4Options = {
  /** Where events go; `https://region1.google-analytics.com` keeps them in the EU. @default 'https://www.google-analytics.com' */
  endpoint?: string
  /** Name of the event. @default 'qr_scan' */
  event?: string
  /** Of the web stream, `G-…`. */
  measurementId: string
  /** Secret of the Measurement Protocol, made below the stream. */
  secret: string
} & ForwardOptions

/** Events in one request, and characters of a parameter's value: the protocol's limits. */
const EVENTS = 25
const VALUE = 100

/**
 * Scans as events of Google Analytics 4, by the Measurement Protocol. A request is of one client, so each
 * visitor has one of its own. Google answers 2xx to whatever it gets; try your set-up on its validation
 * server (`/debug/mp/collect`).
 *
 * @see https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events
 */
export function ga4(options: GA4Options): ScanSink {
  const id = needed('ga4.measurementId', options.measurementId)
  const secret = needed('ga4.secret', options.secret)
  const name = options.event ?? 'qr_scan'
  const origin = originOf('ga4.endpoint', options.endpoint ?? 'https://www.google-analytics.com')
  const query = new URLSearchParams({ api_secret: secret, measurement_id: id })
  const eachOnce = createEachOnce()
  return {
    limits: { scans: 250 },
    name: options.name ?? 'ga4',
    write: ({ id: batch, scans }, { signal }) =>
      eachOnce({
        id: batch,
        items: byClient(chosen(scans, options)),
        keyOf: ([{ scanId }]) => scanId,
        send: async (some) => {
          const body = JSON.stringify(requestOf(some, name))
          await (await post(`${origin}/mp/collect?${query}`, { body, signal })).body?.cancel()
        },
      }),
  }
}

type Some = [SinkScan, ...SinkScan[]]

/** Scans of the same visitor, and no more than a request takes. */
function byClient(scans: readonly SinkScan[]): Some[] {
  const groups: Some[] = []
  const open = new Map<string, Some>()
  for (const scan of scans) {
    const client = clientOf(scan)
    const group = open.get(client)
    if (group && group.length < EVENTS) {
      group.push(scan)
      continue
    }
    const fresh: Some = [scan]
    open.set(client, fresh)
    groups.push(fresh)
  }
  return groups
}

/** Without a visitor each scan is somebody. */
const clientOf = ({ scanId, visitor }: SinkScan): string => visitor ?? scanId

function requestOf(scans: Some, name: string) {
  const [first] = scans
  return {
    client_id: clientOf(first),
    device: {
      browser: first.browser ?? undefined,
      category: first.deviceType,
      language: first.language ?? undefined,
      operating_system: first.os ?? undefined,
    },
    events: scans.map((scan) => ({
      name,
      params: paramsOf(scan),
      timestamp_micros: scan.scannedAt * 1_000,
    })),
    user_location: {
      city: first.city ?? undefined,
      country_id: first.country ?? undefined,
      region_id: first.country && first.regionCode ? `${first.country}-${first.regionCode}` : undefined, // prettier-ignore
    },
  }
}

function paramsOf(scan: SinkScan): Record<string, number | string> {
  const params = {
    campaign: scan.utmCampaign,
    content: scan.utmContent,
    medium: scan.utmMedium,
    page_location: scan.destination,
    qr_code: scan.code,
    qr_outcome: scan.outcome,
    source: scan.utmSource,
    term: scan.utmTerm,
  }
  const known = Object.entries(params).flatMap(([key, value]) =>
    // a page's address may be longer than other values
    value ? [[key, value.slice(0, key === 'page_location' ? 1_000 : VALUE)]] : [],
  )
  // without a session and some time GA4 shows no user as active
  const session = { engagement_time_msec: 1, session_id: String(Math.floor(scan.scannedAt / 1_000)) } // prettier-ignore
  return { ...Object.fromEntries(known), ...session }
}
