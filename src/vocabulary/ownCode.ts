import type { ID } from './scan.js'

/** Marks a field by which each document of its collection has a code of its own, see `qrField`. */
export const OWN_CODE = 'payload-plugin-qr own code'

/** What a code says of the document whose own it is: `pages:12`, in one of its locales `pages:12@de`. */
export const ownerOf = (collection: string, id: ID, locale: null | string = null): string =>
  `${collection}:${id}${locale === null ? '' : `@${locale}`}`

/** The locale in which a code follows its document; `null`: the site's default one. */
export const localeOf = (owner: null | string): null | string =>
  /@([\w-]{1,40})$/.exec(owner ?? '')?.[1] ?? null
