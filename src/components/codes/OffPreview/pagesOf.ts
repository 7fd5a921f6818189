import type { OwnPage, OwnPages } from '../../../vocabulary/ownPages.js'

import { OWN_PAGE_FIELDS, OWN_PAGES } from '../../../vocabulary/ownPages.js'

const WORDS = ['button', 'text', 'title', 'url'] as const

/** Names of the fields in a form. */
export const PAGE_NAMES = OWN_PAGES.flatMap((outcome) =>
  WORDS.map((name) => `pages.${OWN_PAGE_FIELDS[outcome]}.${name}`),
)

type Written = Partial<Record<string, null | Partial<Record<string, unknown>>>>

/**
 * Pages in the host's own words as a form has them, else as its campaign does, unless the code sends
 * people elsewhere itself. Pure.
 */
export function pagesOf(
  valueOf: (name: string) => unknown,
  campaign: null | undefined | Written,
  hasFallback: boolean,
): OwnPages | undefined {
  const pages = OWN_PAGES.flatMap((outcome) => {
    const field = OWN_PAGE_FIELDS[outcome]
    const page =
      pageOf((name) => valueOf(`pages.${field}.${name}`)) ??
      (hasFallback ? null : pageOf((name) => campaign?.[field]?.[name]))
    return page ? [[outcome, page] as const] : []
  })
  return pages.length > 0 ? Object.fromEntries(pages) : undefined
}

function pageOf(valueOf: (name: string) => unknown): null | OwnPage {
  const text = (name: string): null | string => {
    const value = valueOf(name)
    return typeof value === 'string' && value.trim() !== '' ? value : null
  }
  const page = {
    button: text('button'),
    text: text('text'),
    title: text('title'),
    url: text('url'),
  }
  return WORDS.some((name) => page[name] !== null) ? page : null
}
