import type { MapInput } from './redirect.js'

import { apacheRules } from './formats/apache.js'
import { caddyRedirects } from './formats/caddy.js'
import { jsonMap } from './formats/json.js'
import { nginxMap } from './formats/nginx.js'
import { cloudflareRedirects, netlifyRedirects } from './formats/underscoreRedirects.js'

type MapFormat = { fileName: string; write: (input: MapInput) => string }

/** Files that other servers answer codes from. */
export const MAP_FORMATS = {
  apache: { fileName: 'apache.htaccess', write: apacheRules },
  caddy: { fileName: 'qr.caddy', write: caddyRedirects },
  cloudflare: { fileName: 'cloudflare/_redirects', write: cloudflareRedirects },
  json: { fileName: 'qr.json', write: jsonMap },
  netlify: { fileName: 'netlify/_redirects', write: netlifyRedirects },
  nginx: { fileName: 'nginx.conf', write: nginxMap },
} as const satisfies Record<string, MapFormat>

export type MapFormatName = keyof typeof MAP_FORMATS

export const MAP_FORMAT_NAMES = Object.keys(MAP_FORMATS) as MapFormatName[]

export type MapFile = { fileName: string; text: string }

export const mapFiles = (formats: readonly MapFormatName[], input: MapInput): MapFile[] =>
  formats.map((format) => {
    const { fileName, write } = MAP_FORMATS[format]
    return { fileName, text: write(input) }
  })
