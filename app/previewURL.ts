import { pageURL } from './pageURL.js'

/** Where editors see the draft of a page. */
export const previewURL = (page: { slug?: null | string }): null | string => {
  const path = pageURL(page)
  return path && `/preview${path === '/' ? '' : path}`
}
