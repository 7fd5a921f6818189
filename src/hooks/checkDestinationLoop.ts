import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../scan/types.js'

import { siteURLOf } from '../options/siteURLOf.js'
import { normaliseCode } from '../scan/normaliseCode.js'
import { translate } from '../translations/translate.js'

const HOPS = 10

type Linked = { destination?: { url?: null | string }; id: ID }

/** Refuses a destination or fallback that leads, directly or over other codes, back to the code. */
export function checkDestinationLoop(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    const code = (data.code ?? originalDoc?.code) as string | undefined
    const targets: [path: string, url: unknown][] = [
      ['destination.url', data.destination?.type === 'reference' ? null : data.destination?.url],
      ['fallbackURL', data.fallbackURL],
    ]
    for (const [path, url] of targets) {
      if (code && typeof url === 'string' && (await leadsTo(code, url, options, req))) {
        throw new ValidationError(
          {
            collection: options.slugs.codes,
            errors: [{ message: translate(req.t, 'plugin-qr:destinationLoop'), path }],
            req,
          },
          req.t,
        )
      }
    }
    return data
  }
}

async function leadsTo(
  code: string,
  first: string,
  options: QROptions,
  req: PayloadRequest,
): Promise<boolean> {
  let url: null | string | undefined = first
  for (let hop = 0; url && hop < HOPS; hop++) {
    const next = codeOfURL(url, options, siteURLOf(options, req))
    if (next === null) return false
    if (next === code) return true
    const entry = await req.payload.db.findOne<Linked>({
      collection: options.slugs.codes,
      req,
      where: { code: { equals: next } },
    })
    url = entry?.destination?.url
  }
  return Boolean(url)
}

/** The code a URL of this site scans, in canonical form; `null` for every other URL. */
export function codeOfURL(url: string, options: QROptions, siteURL: null | string): null | string {
  if (!siteURL || !URL.canParse(url)) return null
  const { hostname, pathname } = new URL(url)
  const site = new URL(siteURL)
  if (hostname !== site.hostname) return null
  const path = pathname.toLowerCase()
  for (const mount of [options.path, '/q', '/api/q']) {
    const prefix = `${site.pathname.replace(/\/$/, '')}${mount}/`.toLowerCase()
    if (path.startsWith(prefix)) return normaliseCode(pathname.slice(prefix.length))
  }
  return null
}
