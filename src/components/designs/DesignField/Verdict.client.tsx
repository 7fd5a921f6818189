'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Finding } from '../../../symbol/verdict/types.js'
import type { TextKey } from '../../../translations/en.js'
import type { Look } from './useLook.js'

import { translate } from '../../../translations/translate.js'

const WORDS: Record<Exclude<Finding['key'], 'trialFailed'>, TextKey> = {
  barsSmall: 'plugin-qr:findBarsSmall',
  contrastLow: 'plugin-qr:findContrastLow',
  contrastWeak: 'plugin-qr:findContrastWeak',
  inverted: 'plugin-qr:findInverted',
  logoCoversEyes: 'plugin-qr:findLogoCoversEyes',
  logoLarge: 'plugin-qr:findLogoLarge',
  modulesFine: 'plugin-qr:findModulesFine',
  partlyInverted: 'plugin-qr:findPartlyInverted',
  quietZoneNarrow: 'plugin-qr:findQuietZone',
  redModules: 'plugin-qr:findRedModules',
  sizeForDistance: 'plugin-qr:findSizeForDistance',
  sizeSmall: 'plugin-qr:findSizeSmall',
  unreadable: 'plugin-qr:findUnreadable',
}
const TRIALS: Record<string, TextKey> = {
  blurred: 'plugin-qr:findTrialBlurred',
  lowContrast: 'plugin-qr:findTrialLowContrast',
  printed: 'plugin-qr:findTrialPrinted',
  rotated: 'plugin-qr:findTrialRotated',
  scratched: 'plugin-qr:findTrialScratched',
  small: 'plugin-qr:findTrialSmall',
}
const GRADES: Record<'bad' | 'good' | 'warn', TextKey> = {
  bad: 'plugin-qr:verdictBad',
  good: 'plugin-qr:verdictGood',
  warn: 'plugin-qr:verdictWarn',
}

const keyOf = ({ key, values }: Finding): TextKey =>
  key === 'trialFailed' ? (TRIALS[String(values?.trial)] ?? 'plugin-qr:findUnreadable') : WORDS[key]

/** Whether the symbol scans, why not, and what helps. */
export const VerdictList: React.FC<{ look: Look }> = ({ look: { answer, error, isAsking } }) => {
  const { t } = useTranslation()
  const verdict = answer?.verdict
  const grade = verdict?.grade
  return (
    <div
      aria-busy={isAsking}
      aria-live="polite"
      className={`qr-verdict qr-verdict--${isAsking ? 'asking' : grade}`}
    >
      <p className="qr-verdict__grade">
        {error
          ? translate(t, 'plugin-qr:verdictFailed', { reason: error })
          : translate(t, isAsking || !grade ? 'plugin-qr:verdictAsking' : GRADES[grade])}
      </p>
      {!isAsking && !error && verdict && verdict.findings.length > 0 && (
        <ul>
          {verdict.findings.map((finding) => (
            <li key={`${finding.key} ${String(finding.values?.trial)}`}>
              {translate(t, keyOf(finding), finding.values)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
