import { FATE_OF, type PrivacyPreset } from './fates.js'

/** How much is kept of a scan, complete. */
export type Privacy = {
  /** Parameters of scanned addresses that are kept beside UTM, by name. */
  readonly keepParameters: ReadonlySet<string>
  readonly preset: PrivacyPreset
  /** No visitor where the browser sends `Sec-GPC: 1` or `DNT: 1`. */
  readonly respectSignals: boolean
}

export function privacyOfPreset(
  preset: PrivacyPreset,
  more: Partial<Omit<Privacy, 'preset'>> = {},
): Privacy {
  return {
    keepParameters: more.keepParameters ?? new Set(),
    preset,
    respectSignals: more.respectSignals ?? FATE_OF.visitor[preset] === 'unrefused',
  }
}
