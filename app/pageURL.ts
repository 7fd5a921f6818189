/** Where a page of the demo site lives; the home page has the slug `home`. */
export const pageURL = ({ slug }: { slug?: null | string }): null | string =>
  slug ? (slug === 'home' ? '/' : `/${slug}`) : null
