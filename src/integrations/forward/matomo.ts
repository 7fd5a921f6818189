import { createHash } from 'node:crypto'

import type { ScanSink, SinkScan } from '../../vocabulary/scanSink.js'

import { chosen, type ForwardOptions, needed, originOf } from './forwardOptions.js'
import { post } from './post.js'
import { SinkError } from './SinkError.js'

export type MatomoOptions = {
  /** Category of the event; its action is the code, its name the outcome. @default 'QR' */
  category?: string
  /** Number of the site in Matomo. */
  siteId: number | string
  /** `token_auth` of a user with write access: without it Matomo takes neither time nor place. */
  token: string
  /** Of the installation, e.g. `https://matomo.example`. */
  url: string
} & ForwardOptions

/**
 * Scans as events of Matomo, by its bulk tracking. A batch is one transaction there, as far as its
 * database has them. Matomo knows no ids of events: a batch whose answer was lost comes twice.
 *
 * @see https://developer.matomo.org/api-reference/tracking-api
 */
export function matomo(options: MatomoOptions): ScanSink {
  const url = originOf('matomo.url', options.url)
  const token = needed('matomo.token', options.token)
  const site = needed('matomo.siteId', String(options.siteId ?? ''))
  return {
    limits: { scans: 200, seconds: 60 },
    name: options.name ?? 'matomo',
    async write({ scans }, { signal }) {
      const some = chosen(scans, options)
      if (some.length === 0) return
      const requests = some.map((scan) => `?${paramsOf(scan, site, options.category ?? 'QR')}`)
      const body = JSON.stringify({ requests, token_auth: token })
      const answer = await post(`${url}/matomo.php`, { body, signal })
      const said = (await answer.json().catch(() => null)) as null | Said
      // 200 with another status than success is what a broken installation answers
      if (said?.status !== 'success') throw new SinkError('matomo-error')
      if (said.invalid) throw new SinkError('matomo-invalid', { refused: said.invalid })
    },
  }
}

type Said = { invalid?: number; status?: string; tracked?: number }

function paramsOf(scan: SinkScan, site: string, category: string): URLSearchParams {
  const params: Record<string, null | string> = {
    _rcn: scan.utmCampaign,
    _rck: scan.utmTerm,
    apiv: '1',
    ca: '1',
    cdt: String(Math.floor(scan.scannedAt / 1_000)),
    cid: visitorOf(scan),
    city: scan.city,
    country: scan.country?.toLowerCase() ?? null,
    e_a: scan.code,
    e_c: category,
    e_n: scan.outcome,
    idsite: site,
    lang: scan.language,
    lat: scan.latitude === null ? null : String(scan.latitude),
    long: scan.longitude === null ? null : String(scan.longitude),
    rec: '1',
    region: scan.regionCode,
    send_image: '0',
    ua: scan.userAgent,
    url: scan.destination,
    urlref: scan.referrer,
  }
  return new URLSearchParams(
    Object.entries(params).filter((param): param is [string, string] => param[1] !== null),
  )
}

/** Sixteen hexadecimal digits is what Matomo knows a visitor by. */
const visitorOf = ({ scanId, visitor }: SinkScan): string =>
  createHash('sha256')
    .update(visitor ?? scanId)
    .digest('hex')
    .slice(0, 16)
