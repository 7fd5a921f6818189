import type { AnalyticsOption } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type AnalyticsViews = {
  readonly health: boolean
  readonly navLink: boolean
  /** Below the admin's route; starts with a slash. */
  readonly path: string
  readonly tabs: boolean
  readonly widgets: boolean
}

const FLAGS = ['health', 'navLink', 'tabs', 'widgets'] as const

/** What of analytics the admin shows. `false`: nothing. */
export function analyticsOf(
  written: AnalyticsOption | boolean | undefined,
): AnalyticsViews | false {
  if (written === false) return false
  const option =
    written === true || written === undefined
      ? {}
      : checks.object<AnalyticsOption>('options.analytics', written, [...FLAGS, 'path'])
  const [health, navLink, tabs, widgets] = FLAGS.map((name) =>
    checks.boolean(`options.analytics.${name}`, option[name], true),
  ) as [boolean, boolean, boolean, boolean]
  const path = checks.text('options.analytics.path', option.path) ?? '/qr-analytics'
  if (!/^(\/[a-z0-9_-]+)+$/i.test(path)) {
    fail('options.analytics.path', path, "a path below the admin like '/qr-analytics'")
  }
  return { health, navLink, path, tabs, widgets }
}
