import { createHash } from 'node:crypto'

import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'

import { chosen, type ForwardOptions, needed, originOf } from './forwardOptions.js'
import { post } from './post.js'

export type PostHogOptions = {
  /** Name of the event. @default 'QR scanned' */
  event?: string
  /** `https://eu.i.posthog.com` for its EU cloud, or your own. @default 'https://us.i.posthog.com' */
  host?: string
  /** Of the project, `phc_…`. */
  key: string
} & ForwardOptions

/**
 * Scans as anonymous events of PostHog, in batches. An event that comes twice has the same id and time, by
 * which PostHog keeps one of them.
 *
 * @see https://posthog.com/docs/api/capture
 */
export function postHog(options: PostHogOptions): ScanSink {
  const key = needed('postHog.key', options.key)
  const host = originOf('postHog.host', options.host ?? 'https://us.i.posthog.com')
  const event = options.event ?? 'QR scanned'
  return {
    limits: { scans: 500 },
    name: options.name ?? 'posthog',
    async write({ scans }, { signal }) {
      const batch = chosen(scans, options).map((scan) => eventOf(scan, event))
      if (batch.length === 0) return
      const body = JSON.stringify({ api_key: key, batch })
      await (await post(`${host}/batch/`, { body, signal })).body?.cancel()
    },
  }
}

const eventOf = (scan: SinkScan, event: string) => ({
  distinct_id: scan.visitor ?? scan.scanId,
  event,
  properties: {
    $browser: scan.browser,
    $current_url: scan.destination,
    $device_type: scan.deviceType,
    $geoip_city_name: scan.city,
    $geoip_country_code: scan.country,
    // the address of the request is this server's
    $geoip_disable: true,
    $os: scan.os,
    // a visitor's hash is no person
    $process_person_profile: false,
    $referrer: scan.referrer,
    code: scan.code,
    outcome: scan.outcome,
    scanId: scan.scanId,
    utm_campaign: scan.utmCampaign,
    utm_content: scan.utmContent,
    utm_medium: scan.utmMedium,
    utm_source: scan.utmSource,
    utm_term: scan.utmTerm,
  },
  timestamp: new Date(scan.scannedAt).toISOString(),
  uuid: uuidOf(scan.scanId),
})

/** A UUID (version 8: made by a rule of one's own) that is always the same for a scan. */
function uuidOf(scanId: string): string {
  const bytes = createHash('sha256').update(scanId).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
