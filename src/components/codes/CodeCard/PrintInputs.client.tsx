'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { SizeAdvice } from '../../../symbol/print/adviseSize.js'
import type { TextKey } from '../../../translations/en.js'
import type { PrintChoice } from '../../designs/DesignField/useLook.js'

import { translate } from '../../../translations/translate.js'
import { Choice, NumberInput } from '../../designs/DesignField/Inputs.client.js'
import { MM_PER, RESOLUTIONS, type Unit, UNITS } from './printSize.js'

type Props = {
  advice: null | SizeAdvice
  print: PrintChoice
  set: (part: Partial<PrintChoice>) => void
  setUnit: (unit: Unit) => void
  unit: Unit
}

/** In bounds that every download takes. */
const WIDTHS = { in: { max: 78, min: 0.2, step: 0.1 }, mm: { max: 2000, min: 5, step: 1 } }

const ADVICE: Record<SizeAdvice['why'], TextKey> = {
  distance: 'plugin-qr:adviceDistance',
  dots: 'plugin-qr:adviceDots',
  least: 'plugin-qr:adviceLeast',
}

/** How large, how fine and for whom: what the verdict and every download go by. */
export const PrintInputs: React.FC<Props> = ({ advice, print, set, setUnit, unit }) => {
  const { i18n, t } = useTranslation()
  const { distanceM, dpi, widthMM } = print
  return (
    <>
      <div className="qr-print-inputs">
        <NumberInput
          {...WIDTHS[unit]}
          label="plugin-qr:printedWidth"
          set={(width) => set({ widthMM: rounded(width * MM_PER[unit]) })}
          value={rounded(widthMM / MM_PER[unit])}
        />
        <Choice label="plugin-qr:printUnit" of={UNITS} set={setUnit} value={unit} />
        <Choice
          label="plugin-qr:printResolution"
          of={RESOLUTIONS}
          set={(value) => set({ dpi: Number(value) })}
          value={String(dpi) as (typeof RESOLUTIONS)[number]}
        />
        <NumberInput
          label="plugin-qr:printDistance"
          max={100}
          min={0.1}
          set={(value) => set({ distanceM: value })}
          step={0.1}
          value={distanceM}
        />
      </div>
      {advice && (
        <p className="qr-muted">
          {translate(t, ADVICE[advice.why], {
            distance: numberOf(distanceM, i18n.language),
            dpi,
            width: lengthOf(advice.leastMM, unit, i18n.language),
          })}{' '}
          {widthMM < advice.leastMM && (
            <button
              className="qr-chip"
              onClick={() => set({ widthMM: advice.leastMM })}
              type="button"
            >
              {translate(t, 'plugin-qr:adviceTake')}
            </button>
          )}
        </p>
      )}
    </>
  )
}

const rounded = (number: number): number => Math.round(number * 100) / 100

const numberOf = (number: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number)

/** `50 mm`, `1.97 in`. */
export const lengthOf = (millimetres: number, unit: Unit, language: string): string =>
  `${numberOf(millimetres / MM_PER[unit], language)} ${unit}`
