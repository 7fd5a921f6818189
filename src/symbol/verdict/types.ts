/** What a verdict can find. The admin has words for each, with what to do about it. */
export const FINDINGS = [
  'barsSmall',
  'contrastLow',
  'contrastWeak',
  'inverted',
  'logoCoversEyes',
  'logoLarge',
  'modulesFine',
  'partlyInverted',
  'quietZoneNarrow',
  'redModules',
  'sizeForDistance',
  'sizeSmall',
  'trialFailed',
  'unreadable',
] as const

export type FindingKey = (typeof FINDINGS)[number]

/** Ways a symbol is tried: each is drawn and decoded. */
export const TRIALS = [
  'asIs',
  'small',
  'blurred',
  'rotated',
  'lowContrast',
  'scratched',
  'printed',
] as const

export type Trial = (typeof TRIALS)[number]

export type Finding = {
  key: FindingKey
  /** `bad`: not to be printed so. `warn`: some phones will have trouble. */
  severity: 'bad' | 'warn'
  /** What the words need: measured and wanted numbers, names of trials. */
  values?: Record<string, number | string>
}

/** Whether a symbol scans, and why not. */
export type Verdict = {
  findings: readonly Finding[]
  grade: 'bad' | 'good' | 'warn'
  /** What was decoded and what was not. */
  trials: Partial<Record<Trial, boolean>>
}

/** An 8-bit grey picture, row by row. */
export type GreyPicture = { data: Uint8Array; height: number; width: number }

/** Texts of the symbols in a picture. */
export type Decode = (picture: GreyPicture) => Promise<readonly string[]>
