import type { ScanContext } from '../vocabulary/scanContext.js'

import { fail } from '../kit/fail.js'
import { LOGO } from '../scan/answer/pages/layoutPage.js'
import { isAllowedDestination } from '../scan/decide/destinationProblem.js'
import { isZone } from '../scan/decide/rules/wallClock.js'
import { checks } from './checks.js'

/** The address of the site, without a slash at the end. */
export function siteOf(written: unknown): null | string {
  const url = checks.text('options.siteURL', written)
  if (url === null) return null
  const parsed = URL.canParse(url) ? checks.withoutUser('options.siteURL', new URL(url)) : null
  return parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash
    ? url.replace(/\/+$/, '')
    : fail('options.siteURL', url, "an absolute URL like 'https://example.com'")
}

export type PageOption = {
  /** Where the page leads on to. @default `siteURL` */
  link?: string
  /** A `data:image/…` URL: the page must not depend on another request. */
  logo?: string
  /** @default the host name of the link */
  name?: string
  /**
   * The zone in which a code that has not begun says when it will, by its IANA name.
   *
   * @default the server's own
   * @example 'Europe/Berlin'
   */
  timeZone?: string
}

export type Page = Readonly<Record<'link' | 'logo' | 'name', null | string> & { timeZone: string }>

const PAGE = ['link', 'logo', 'name', 'timeZone'] as const

/** What the pages of codes that lead nowhere show of the site. */
export function pageOf(written: PageOption | undefined): Page {
  const page = checks.object<PageOption>('options.page', written, PAGE)
  const link = checks.text('options.page.link', page.link)
  if (link !== null && !isAllowedDestination(link)) {
    fail('options.page.link', link, 'an absolute http(s) URL')
  }
  const logo = checks.text('options.page.logo', page.logo)
  if (logo !== null && !LOGO.test(logo)) {
    fail('options.page.logo', logo, "a picture as a 'data:image/png;base64,…' URL")
  }
  const timeZone = checks.text('options.page.timeZone', page.timeZone)
  if (timeZone !== null && !isZone(timeZone)) {
    fail('options.page.timeZone', timeZone, "the IANA name of a zone such as 'Europe/Berlin'")
  }
  const name = checks.text('options.page.name', page.name)
  return {
    link,
    logo,
    name,
    timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

/**
 * Whose the page of a code that is off is. What the host did not name comes from the site's address.
 *
 * @param siteURL - the address as far as it is known
 */
export function pageOwnerOf(
  { page }: { page: Page },
  siteURL: null | string,
): Required<ScanContext['pages']> {
  const link = page.link ?? siteURL
  return {
    logo: page.logo,
    siteName: page.name ?? (link && URL.canParse(link) ? new URL(link).hostname || null : null),
    siteURL: link,
    timeZone: page.timeZone,
  }
}
