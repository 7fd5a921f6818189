import type { AccessOption, QRPluginOptions } from './types.js'

import { checks } from './checks.js'

/** Every rule a function; what is missing stays with the default of its collection. */
export function accessOf(written: QRPluginOptions['access']): AccessOption {
  const access = checks.object('options.access', written, [
    'analytics',
    'campaigns',
    'codes',
    'contacts',
    'export',
  ])
  checks.func('options.access.analytics', access.analytics)
  checks.func('options.access.contacts', access.contacts)
  checks.func('options.access.export', access.export)
  for (const name of ['campaigns', 'codes'] as const) {
    const operations = ['create', 'delete', 'read', 'update'] as const
    const rules = checks.object(`options.access.${name}`, access[name], operations)
    for (const operation of operations) {
      checks.func(`options.access.${name}.${operation}`, rules[operation])
    }
  }
  return access
}
