import type { QRPluginOptions } from './types.js'

import { checks } from './checks.js'

export type Overrides = NonNullable<QRPluginOptions['overrides']>

/** Functions of the host's that change our collections. */
export function overridesOf(written: QRPluginOptions['overrides']): Overrides {
  const names = ['campaigns', 'codes', 'contacts', 'conversions', 'scans'] as const
  const overrides = checks.object('options.overrides', written, names)
  for (const name of names) checks.func(`options.overrides.${name}`, overrides[name])
  return overrides
}
