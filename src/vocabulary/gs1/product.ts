/** Something about a product, and where it is. */
export type ProductLink = {
  /** What else tells links of one type apart, e.g. a country; matched with `?context=`. */
  context: null | string
  href: string
  /** BCP 47. */
  hreflang: null | string
  /** As an address, see `linkTypeURI`. */
  linkType: string
  title: string
  /** Media type of what is there. */
  type: null | string
}

/** What a code is the code of, in terms of GS1. */
export type Product = {
  /** See `identifiersKey`. */
  key: string
  links: readonly ProductLink[]
  /** For people; the code's title. */
  title: string
}
