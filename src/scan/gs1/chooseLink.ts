import type { ProductLink } from '../../vocabulary/gs1/product.js'
import type { LinkRequest } from './linkRequest.js'

/** Rank of a link that says nothing of a thing somebody asks for, between a match and none. */
const SILENT = 1000
const OTHER = 2000

/**
 * The link of several of one type that suits a request best: by language, then media type, then context; of
 * those that suit it alike the first. Several where nothing tells them apart.
 */
export function chooseLinks(
  links: readonly ProductLink[],
  request: LinkRequest,
): readonly ProductLink[] {
  const ranked = links.map((link) => ({ link, rank: rankOf(link, request) }))
  ranked.sort((a, b) => compare(a.rank, b.rank))
  const best = ranked[0]?.link
  return ranked.map(({ link }) => link).filter((link) => best && isAlike(link, best))
}

/** Whether somebody asked for this one rather than for any. */
export const isAskedFor = (link: ProductLink, request: LinkRequest): boolean =>
  rankOf(link, request).some((rank) => rank < SILENT)

function rankOf({ context, hreflang, type }: ProductLink, request: LinkRequest): number[] {
  return [
    rank(hreflang, request.languages, speaks),
    rank(type, request.mediaTypes, (offered, wanted) => offered.toLowerCase() === wanted),
    rank(
      context,
      request.context ? [request.context] : [],
      (offered, wanted) => offered === wanted,
    ),
  ]
}

function rank(
  offered: null | string,
  wanted: readonly string[],
  fits: (offered: string, wanted: string) => boolean,
): number {
  if (offered === null) return SILENT
  const at = wanted.findIndex((one) => fits(offered, one))
  return at < 0 ? OTHER : at
}

/** `de` for who wants `de-AT`, and the other way round (RFC 4647, 3.4). */
function speaks(offered: string, wanted: string): boolean {
  const [a, b] = [offered.toLowerCase(), wanted.toLowerCase()]
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((rank, place) => rank !== b[place])
  return at < 0 ? 0 : a[at]! - b[at]!
}

const isAlike = (a: ProductLink, b: ProductLink): boolean =>
  a.context === b.context && a.hreflang === b.hreflang && a.type === b.type
