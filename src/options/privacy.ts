import type { Privacy } from '../describe/privacy/privacy.js'

import { PRESETS, type PrivacyPreset } from '../describe/privacy/fates.js'
import { privacyOfPreset } from '../describe/privacy/privacy.js'
import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type PrivacyOption = {
  /**
   * Parameters of scanned addresses that are kept beside UTM, by name. Kept as they are, unless they
   * hold an e-mail address.
   *
   * @default []
   * @example ['table', 'ref']
   */
  keepParameters?: string[]
  /**
   * How much is kept of a scan: `strict`, `balanced` or `full`. What becomes of each field stands in
   * the README.
   *
   * @default 'strict'
   */
  preset?: PrivacyPreset
  /**
   * No visitor where the browser sends `Sec-GPC: 1` or `DNT: 1`.
   *
   * @default true; false under `full`
   */
  respectSignals?: boolean
}

/** How much is kept of a scan. */
export function privacyOf(written: PrivacyOption | PrivacyPreset | undefined): Privacy {
  const path = 'options.privacy'
  if (typeof written === 'string') {
    return privacyOfPreset(checks.oneOf(path, written, 'strict', PRESETS))
  }
  const names = ['keepParameters', 'preset', 'respectSignals'] as const
  const privacy = checks.object<PrivacyOption>(path, written, names)
  const preset = checks.oneOf(`${path}.preset`, privacy.preset, 'strict', PRESETS)
  const { respectSignals } = privacyOfPreset(preset)
  return privacyOfPreset(preset, {
    keepParameters: namesOf(`${path}.keepParameters`, privacy.keepParameters),
    respectSignals: checks.boolean(
      `${path}.respectSignals`,
      privacy.respectSignals,
      respectSignals,
    ),
  })
}

function namesOf(path: string, written: string[] | undefined): ReadonlySet<string> {
  if (written === undefined) return new Set()
  if (!Array.isArray(written)) return fail(path, written, "a list of names such as ['table']")
  written.forEach((name: unknown, index) => {
    if (typeof name === 'string' && /^[^\s&=?#]+$/.test(name)) return
    fail(`${path}[${index}]`, name, 'the name of a parameter, without & and =')
  })
  return new Set(written)
}
