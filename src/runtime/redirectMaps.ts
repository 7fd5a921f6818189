import type { BasePayload } from 'payload'

import type { MapFile, MapFormatName } from '../integrations/maps/mapFormats.js'
import type { Log } from '../kit/log.js'
import type { MapsOption } from '../options/maps.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { Store } from '../vocabulary/store.js'

import { type LiveRedirects, liveRedirects } from '../integrations/maps/liveRedirects.js'
import { mapFiles } from '../integrations/maps/mapFormats.js'
import { writeMapFiles } from '../integrations/maps/writeMapFiles.js'
import { errorCode } from '../kit/errorCode.js'
import { nowAndThen } from '../kit/nowAndThen.js'
import { knownSiteURL } from '../options/addresses.js'
import { codeSource } from './codeSource.js'

const HOUR = 3_600_000

type Context = { options: QROptions; payload: BasePayload; store: Store }

/** The codes of the host as they answer just now, and the files of these formats. */
export async function redirectMaps(
  { options, payload, store }: Context,
  formats: readonly MapFormatName[],
  now = Date.now(),
): Promise<{ files: MapFile[] } & LiveRedirects> {
  const url = knownSiteURL(options, payload.config)
  const below = url === null ? '' : new URL(url).pathname.replace(/\/$/, '')
  const { domains } = options
  const site = { domains, path: below + options.path, schemes: options.schemes, url }
  const live = await liveRedirects(codeSource({ options, payload, store }), site, now)
  const { redirects } = live
  const on = (of: null | string) => redirects.filter(({ host }) => host === of)
  // A domain is a server, or a part of its settings, of its own.
  const ofDomains = domains.flatMap(({ host }) =>
    mapFiles(formats, { ...live, now, redirects: on(host) }).map((file) => ({
      ...file,
      fileName: `${folderOf(host)}/${file.fileName}`,
    })),
  )
  return {
    ...live,
    files: [...mapFiles(formats, { ...live, now, redirects: on(null) }), ...ofDomains],
  }
}

/** A port's colon is none for every disk. */
const folderOf = (host: string): string => host.replace(/[^\w.-]/g, '_')

/** @throws what the folder or the host's function does */
export async function putMaps(to: MapsOption['to'], files: readonly MapFile[]): Promise<void> {
  await (typeof to === 'string' ? writeMapFiles(to, files) : to({ files }))
}

/**
 * Once an hour in each process that stays up: a folder is that of its machine; of those who would call
 * the host's function, one does. The returned function ends it.
 */
export function startRedirectMaps(context: { log: Log } & Context): () => void {
  const { maps } = context.options
  if (!maps) return () => {}
  const write = async (): Promise<void> => {
    const shared = typeof maps.to === 'function'
    if (shared && !(await context.store.alerts.lease('maps', 0.9 * HOUR))) return
    const { files } = await redirectMaps(context, maps.formats)
    await putMaps(maps.to, files)
  }
  return nowAndThen(write, {
    every: HOUR,
    failed: (error) =>
      context.log(`redirect maps are as they were, the next try follows: ${errorCode(error)}`),
    first: HOUR / 12,
  })
}
