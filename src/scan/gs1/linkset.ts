import type { ProductLink } from '../../vocabulary/gs1/product.js'
import type { CodeEntry } from '../../vocabulary/scan.js'

import { digitalLinkPath } from '../../vocabulary/gs1/digitalLink.js'
import { DEFAULT_LINK, DEFAULT_LINK_MULTI, PIP } from '../../vocabulary/gs1/linkTypes.js'
import { readIdentifiers } from '../../vocabulary/gs1/readIdentifiers.js'
import { buildDestination, NO_UTM, plainDestination } from '../decide/buildDestination.js'

/** A link as RFC 9264 writes it, with the `context` of GS1. */
type Target = {
  context?: string[]
  href: string
  hreflang?: string[]
  title: string
  type?: string
}
/** One anchor: its links by the address of their type, beside two texts. */
type LinkContext = { [linkType: string]: string | Target[] } & {
  anchor: string
  description: string
}

/** What `application/linkset+json` holds. */
export type Linkset = { linkset: LinkContext[] }

/** Links to a product, on every level that has some: the most precise first. */
export const linksetOf = (levels: readonly CodeEntry[], root: string): Linkset => ({
  linkset: levels.map((entry) => contextOf(entry, root)),
})

/** Links of one type alone, where somebody has to choose between them. */
export const choicesOf = (
  entry: CodeEntry,
  links: readonly ProductLink[],
  root: string,
): Linkset => ({ linkset: [{ ...headOf(entry, root), ...byType(shown(links, entry, root)) }] })

function contextOf(entry: CodeEntry, root: string): LinkContext {
  const { links, title } = entry.product!
  const byDefault = { href: defaultHref(entry, root), title }
  return {
    ...headOf(entry, root),
    [DEFAULT_LINK]: [byDefault],
    // A default link is also described by what it is; a destination is the product's page.
    ...(!links.some(({ linkType }) => linkType === PIP) && { [PIP]: [byDefault] }),
    ...byType(shown(links, entry, root)),
  }
}

/** As everybody may see them: the default ones of languages lead where the default one does. */
const shown = (
  links: readonly ProductLink[],
  entry: CodeEntry,
  root: string,
): readonly ProductLink[] =>
  isClosed(entry)
    ? links.map((link) =>
        link.linkType === DEFAULT_LINK_MULTI ? { ...link, href: anchorOf(entry, root) } : link,
      )
    : links

/** Whether not everybody gets to where the code leads. */
const isClosed = ({ between, scanLimit }: CodeEntry): boolean =>
  between !== undefined || scanLimit !== null

const headOf = (entry: CodeEntry, root: string) => ({
  anchor: anchorOf(entry, root),
  description: entry.product!.title,
})

/** The Digital Link URI of a level. */
export function anchorOf({ product }: CodeEntry, root: string): string {
  const read = readIdentifiers(product!.key)
  return read.problem ? root : root + digitalLinkPath(read)
}

function byType(links: readonly ProductLink[]): Record<string, Target[]> {
  const types: Record<string, Target[]> = {}
  for (const link of links) (types[link.linkType] ??= []).push(targetOf(link))
  return types
}

const targetOf = ({ context, href, hreflang, title, type }: ProductLink): Target => ({
  href,
  title,
  ...(type !== null && { type }),
  ...(hreflang !== null && { hreflang: [hreflang] }),
  ...(context !== null && { context: [context] }),
})

/**
 * Where the default link leads, as the redirect writes it. Of a code that asks people first, or has places,
 * only by itself: what stands behind it is not everybody's to know.
 */
function defaultHref(entry: CodeEntry, root: string): string {
  const { destination, untouched, utm } = entry
  if (destination === null || isClosed(entry)) return anchorOf(entry, root)
  const { url } = untouched
    ? buildDestination(destination, NO_UTM, null)
    : plainDestination(destination, utm)
  return url.startsWith('/') ? new URL(url, root).href : url
}
