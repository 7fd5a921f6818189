'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { CompleteDesign } from '../../../symbol/design/types.js'
import type { Look } from '../../designs/DesignField/useLook.js'
import type { Printing } from './usePrintChoice.js'
import type { FormSymbol } from './useSymbolText.js'

import { translate } from '../../../translations/translate.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { noteDownload } from '../downloadStore.js'
import { ForPrinter } from '../ForPrinter/index.client.js'
import { choiceFor, isPlainLook } from '../ForPrinter/printerChoice.js'
import { Downloads } from './Downloads.client.js'
import { lengthOf, PrintInputs } from './PrintInputs.client.js'
import { adviceOf, pixelsOf, sidesOf } from './printSize.js'
import { takenName } from './useSymbolText.js'

type Props = {
  codes: string
  design: CompleteDesign
  form: FormSymbol
  /** The look is as it was saved. */
  isSaved: boolean
  logo: NonNullable<Look['answer']>['logo']
  look: Look
  printing: Printing
}

/** The files of the symbol of a saved code, and what they are made for. */
export const SymbolDownloads: React.FC<Props> = (props) => {
  const { codes, design, form, isSaved, logo, look, printing } = props
  const { i18n, t } = useTranslation()
  const { api } = useAddresses()
  const { id, savedDocumentData } = useDocumentInfo()
  const { print, set, setUnit, unit, wish, wished } = printing
  const { savedText, text } = form
  const thing = { isCut: true, isPlain: isPlainLook(design, logo) }
  const printer = choiceFor(wished, thing)
  const sides = text === null ? null : sidesOf(text, design)
  const pixels = sides && pixelsOf(sides, print)
  const width = lengthOf(print.widthMM, unit, i18n.language)
  return (
    <div className="qr-downloads">
      {text !== null && text === savedText && isSaved ? (
        <Downloads
          code={form.savedCode!}
          image={api(`/${codes}/${id}/image`)}
          isPNGTooLarge={pixels === null}
          look={look}
          onTaken={() => noteDownload(id!, takenName(form))}
          print={print}
          printer={printer}
          title={savedDocumentData?.title as null | string | undefined}
        />
      ) : (
        <p className="qr-muted">{translate(t, 'plugin-qr:downloadAfterSaving')}</p>
      )}
      <details className="qr-hero__more">
        <summary>
          {translate(t, 'plugin-qr:cardDownload')}{' '}
          <span className="qr-muted">{[width, `${print.dpi} dpi`].join(' · ')}</span>
        </summary>
        <PrintInputs
          advice={sides && adviceOf(sides, print)}
          print={print}
          set={set}
          setUnit={setUnit}
          unit={unit}
        />
        {pixels !== null && (
          <p className="qr-symbol__size">
            {translate(t, 'plugin-qr:symbolSize', { pixels, width })}
          </p>
        )}
        <ForPrinter note="plugin-qr:printerFormats" printer={printer} set={wish} thing={thing} />
      </details>
    </div>
  )
}
