'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Ink } from '../../../symbol/render/inks.js'
import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { Choice, NumberInput } from '../../designs/DesignField/Inputs.client.js'
import './index.css'
import { inksFor, type PrintedThing, type PrinterChoice } from './printerChoice.js'

type Props = {
  /** What else is to be known. */
  note?: TextKey
  /** As far as it can be had. */
  printer: PrinterChoice
  set: (part: Partial<PrinterChoice>) => void
  thing: PrintedThing
}

const INKS: Record<Ink, TextKey> = {
  cmyk: 'plugin-qr:inkCMYK',
  rgb: 'plugin-qr:inkRGB',
  spot: 'plugin-qr:inkSpot',
}

/** What only a print shop asks for, out of everybody else's way. */
export const ForPrinter: React.FC<Props> = ({ note, printer, set, thing }) => {
  const { t } = useTranslation()
  return (
    <details className="qr-printer">
      <summary>{translate(t, 'plugin-qr:printer')}</summary>
      <div className="qr-printer__inputs">
        <Choice
          label="plugin-qr:printerInk"
          of={inksFor(thing)}
          set={(ink) => set({ ink })}
          value={printer.ink}
          words={INKS}
        />
        {thing.isCut && (
          <>
            <NumberInput
              label="plugin-qr:printerBleed"
              max={20}
              min={0}
              set={(bleedMM) => set({ bleedMM })}
              step={0.5}
              value={printer.bleedMM}
            />
            <label className="qr-printer__check">
              <input
                checked={printer.cropMarks}
                onChange={() => set({ cropMarks: !printer.cropMarks })}
                type="checkbox"
              />
              {translate(t, 'plugin-qr:printerCropMarks')}
            </label>
          </>
        )}
      </div>
      {!thing.isPlain && <p className="qr-muted">{translate(t, 'plugin-qr:printerNoSpot')}</p>}
      {note && <p className="qr-muted">{translate(t, note)}</p>}
    </details>
  )
}
