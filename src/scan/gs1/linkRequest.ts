import type { ScanHeaders } from '../../vocabulary/scan.js'

import { DEFAULT_LINK, linkTypeURI } from '../../vocabulary/gs1/linkTypes.js'
import { preferredLanguages } from '../request/preferredLanguages.js'

/** How a linkset may be written: RFC 9264, the same under a plainer name, or with a context for RDF. */
export const LINKSET_TYPES = [
  'application/linkset+json',
  'application/ld+json',
  'application/json',
] as const
export type LinksetType = (typeof LINKSET_TYPES)[number]

/** What somebody asks of a product. */
export type LinkRequest = {
  context: null | string
  /** Best first. */
  languages: readonly string[]
  /** All links, written in this way; `null`: one of them. */
  linkset: LinksetType | null
  /** As an address where it is one; `null`: whichever is the default. */
  linkType: null | string
  /** Best first; those with a `*` in them ask for nothing. */
  mediaTypes: readonly string[]
}

/** Reads `linkType`, `lang`, `mediaType` and `context` of a query, and what headers say instead. */
export function readLinkRequest(query: string, headers: ScanHeaders): LinkRequest {
  const asked = new URLSearchParams(query)
  const accepted = acceptedTypes(headers.get('accept'))
  const written = asked.get('linkType')?.trim() ?? ''
  const named = linkTypeURI(written) ?? written
  const lang = asked.get('lang')
  const mediaType = asked.get('mediaType')?.toLowerCase()
  return {
    context: asked.get('context'),
    languages: lang ? [lang] : preferredLanguages(headers.get('accept-language')),
    linkset: linksetType(written, accepted),
    linkType: named === '' || named === DEFAULT_LINK ? null : named,
    mediaTypes: mediaType ? [mediaType] : accepted,
  }
}

/** `all` is the older word of the standard. */
function linksetType(written: string, accepted: readonly string[]): LinksetType | null {
  const types = LINKSET_TYPES.filter((type) => accepted.includes(type))
  if (written === 'linkset' || written === 'all') return types[0] ?? LINKSET_TYPES[0]
  // Many programs accept plain JSON, whatever it is of.
  return types.find((type) => type !== 'application/json') ?? null
}

/** Media types of an `Accept` header that are named in full, best first (RFC 9110, 12.5.1). */
function acceptedTypes(header: null | string): string[] {
  return (header ?? '')
    .slice(0, 1024)
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1'
      return { quality: Number(quality), type }
    })
    .filter(({ quality, type }) => quality > 0 && type.includes('/') && !type.includes('*'))
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type)
}
