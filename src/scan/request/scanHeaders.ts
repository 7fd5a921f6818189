import type { ScanHeaders } from '../../vocabulary/scan.js'

/** What `describeScan` reads where no CDN is configured. */
export const READ_LATER = [
  'accept-language',
  'dnt',
  'referer',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-ch-ua-platform-version',
  'sec-gpc',
  'user-agent',
] as const

/**
 * The headers a scan holds on to until it is written. A Web `Headers` weighs several kilobytes, and
 * a batch of scans that hold on to theirs is what the garbage collector then carries along; others
 * are kept as they are.
 */
export function keptHeaders(headers: ScanHeaders): ScanHeaders {
  if (!(headers instanceof Headers)) return headers
  const kept: Record<string, string> = {}
  for (const name of READ_LATER) {
    const value = headers.get(name)
    if (value !== null) kept[name] = value
  }
  return new KeptHeaders(kept)
}

/** Headers by their names in lower case. */
export class KeptHeaders implements ScanHeaders {
  readonly #kept: Record<string, string>

  constructor(kept: Record<string, string>) {
    this.#kept = kept
  }

  get(name: string): null | string {
    return this.#kept[name] ?? null
  }

  has(name: string): boolean {
    return this.#kept[name] !== undefined
  }
}

/** Headers for a host, who may write their names as a `Headers` takes them. */
export const inAnyCase = (headers: ScanHeaders): ScanHeaders => ({
  get: (name) => headers.get(name.toLowerCase()),
  has: (name) => headers.has(name.toLowerCase()),
})
