import type { CRMViewOption } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../checks.js'

export type CRMViewOptions = {
  readonly navLink: boolean
  /** Below the admin's route; starts with a slash. */
  readonly path: string
}

/** The page on the state of contacts elsewhere. `false`: there is none. */
export function crmViewOf(written: boolean | CRMViewOption | undefined): CRMViewOptions | false {
  if (written === false) return false
  const option =
    written === true || written === undefined
      ? {}
      : checks.object<CRMViewOption>('options.crmView', written, ['navLink', 'path'])
  const path = checks.text('options.crmView.path', option.path) ?? '/qr-crm'
  if (!/^(\/[a-z0-9_-]+)+$/i.test(path)) {
    fail('options.crmView.path', path, "a path below the admin like '/qr-crm'")
  }
  return { navLink: checks.boolean('options.crmView.navLink', option.navLink, true), path }
}
