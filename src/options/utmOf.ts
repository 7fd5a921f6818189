import type { QRPluginOptions, UTMOption } from './types.js'

import { checks } from './checks.js'

export type UTMDefaults = Readonly<Required<UTMOption>>

/** Parameters of all codes that have none of their own. */
export function utmOf(written: QRPluginOptions['utm']): UTMDefaults {
  if (written === false) {
    return { campaign: false, content: false, medium: false, source: false, term: false }
  }
  const names = ['campaign', 'content', 'medium', 'source', 'term'] as const
  const utm = written === true ? {} : checks.object<UTMOption>('options.utm', written, names)
  for (const name of names) {
    if (utm[name] !== undefined && utm[name] !== false) {
      checks.text(`options.utm.${name}`, utm[name])
    }
  }
  // `{slug}` and `{code}` are filled in per code, see resolveUTM.
  return {
    campaign: '{slug}',
    content: '{code}',
    medium: 'print',
    source: 'qr',
    term: false,
    ...utm,
  }
}
