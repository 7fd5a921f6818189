import type { PageOption, QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { isAllowedDestination } from '../scan/decide/destinationProblem.js'
import { LOGO } from '../scan/answer/pages/renderPage.js'
import { checks } from './checks.js'

export type Page = Readonly<Record<'link' | 'logo' | 'name', null | string>>

/** What the pages of codes that lead nowhere show of the site. */
export function pageOf(written: QRPluginOptions['page']): Page {
  const page = checks.object<PageOption>('options.page', written, ['link', 'logo', 'name'])
  const link = checks.text('options.page.link', page.link)
  if (link !== null && !isAllowedDestination(link)) {
    fail('options.page.link', link, 'an absolute http(s) URL')
  }
  const logo = checks.text('options.page.logo', page.logo)
  if (logo !== null && !LOGO.test(logo)) {
    fail('options.page.logo', logo, "a picture as a 'data:image/png;base64,…' URL")
  }
  return { link, logo, name: checks.text('options.page.name', page.name) }
}
