'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useMemo, useState } from 'react'

import type { CompleteDesign } from '../../../symbol/design/types.js'
import type { ShortURLParts } from '../../../symbol/symbolText.js'
import type { SavedSymbol } from './savedParts.js'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { smallerSymbol } from '../../../symbol/smallerSymbol.js'
import { translate } from '../../../translations/translate.js'
import { SymbolImage } from '../../designs/DesignField/Symbol.client.js'
import { type PrintChoice, useLook } from '../../designs/DesignField/useLook.js'
import '../../ui/admin.css'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { noteDownload, useIsDownloaded } from '../downloadStore.js'
import { ForPrinter } from '../ForPrinter/index.client.js'
import { choiceFor, isPlainLook, OFFICE } from '../ForPrinter/printerChoice.js'
import { Downloads } from './Downloads.client.js'
import './index.css'
import { lengthOf, PrintInputs } from './PrintInputs.client.js'
import { adviceOf, pixelsOf, sidesOf, type Unit } from './printSize.js'
import { useFormLook } from './useFormLook.js'
import { type FormSymbol, takenName, useSymbolText } from './useSymbolText.js'

type Props = {
  /** Slug of the collection. */
  codes: string
  /** What the symbol of what is saved carries. */
  content: null | string
  /** The look of what is saved, without its own design. */
  inherited: CompleteDesign
  /** Somebody took the symbol of what is saved. */
  isDownloaded: boolean
  isSiteKnown: boolean
  place: Required<ShortURLParts>
  saved: null | SavedSymbol
}

/** A symbol in the hand: half a metre away, at a usual resolution. */
const USUAL: PrintChoice = { distanceM: 0.3, dpi: 300, widthMM: 50 }

/** Live symbol at the size it will be downloaded, short URL, verdict on that print, downloads. */
export const SymbolPreview: React.FC<Props> = (props) => {
  const { i18n, t } = useTranslation()
  const { api } = useAddresses()
  const { id, savedDocumentData } = useDocumentInfo()
  const [print, setPrint] = useState(USUAL)
  const [wished, setWished] = useState(OFFICE)
  const [unit, setUnit] = useState<Unit>('mm')
  const form = useSymbolText(props.saved, props.place)
  const { isSaved, own } = useFormLook(props.saved)
  const { code, isStatic, savedCode, text } = form
  const look = useLook(props.codes, text, own, print)
  const design = completeDesign(look.answer?.inherited ?? props.inherited, own)
  const logo = look.answer?.logo ?? null
  const thing = { isCut: true, isPlain: isPlainLook(design, logo) }
  const printer = choiceFor(wished, thing)
  const sides = text === null ? null : sidesOf(text, design)
  const pixels = sides && pixelsOf(sides, print)
  const { baseURL, path } = props.place
  const url = !isStatic && code && `${baseURL}${path}/${code}`
  return (
    <section aria-label={translate(t, 'plugin-qr:symbol')} className="qr-symbol field-type">
      {text === null ? (
        <NoSymbol form={form} />
      ) : (
        <SymbolImage
          alt={[translate(t, 'plugin-qr:symbol'), code].filter(Boolean).join(': ')}
          className="qr-symbol__image"
          content={text}
          design={design}
          logo={logo}
          width={`${print.widthMM}mm`}
        />
      )}
      {pixels !== null && (
        <p className="qr-symbol__size">
          {translate(t, 'plugin-qr:symbolSize', {
            pixels,
            width: lengthOf(print.widthMM, unit, i18n.language),
          })}
        </p>
      )}
      {url && (
        <p className="qr-symbol__url">
          <span>{url.replace(/^https?:\/\//, '')}</span>
          <CopyButton text={url} />
        </p>
      )}
      <SymbolHints {...props} form={form} />
      {id && savedCode && (
        <div className="qr-downloads">
          <PrintInputs
            advice={sides && adviceOf(sides, print)}
            print={print}
            set={(part) => setPrint({ ...print, ...part })}
            setUnit={setUnit}
            unit={unit}
          />
          <ForPrinter
            note="plugin-qr:printerFormats"
            printer={printer}
            set={(part) => setWished({ ...wished, ...part })}
            thing={thing}
          />
          {text !== null && text === form.savedText && isSaved ? (
            <Downloads
              code={savedCode}
              image={api(`/${props.codes}/${id}/image`)}
              isPNGTooLarge={pixels === null}
              look={look}
              onTaken={() => noteDownload(id, takenName(form))}
              print={print}
              printer={printer}
              title={savedDocumentData?.title as null | string | undefined}
            />
          ) : (
            <p className="qr-muted">{translate(t, 'plugin-qr:downloadAfterSaving')}</p>
          )}
        </div>
      )}
    </section>
  )
}

const NoSymbol: React.FC<{ form: FormSymbol }> = ({ form: { problem } }) => {
  const { t } = useTranslation()
  const said = problem
    ? translate(t, `plugin-qr:${problem.problem}`, problem.values)
    : translate(t, 'plugin-qr:symbolEmpty')
  return <p className="qr-symbol__empty">{said}</p>
}

const SymbolHints: React.FC<{ form: FormSymbol } & Props> = (props) => {
  const { content, form, isDownloaded, isSiteKnown, place } = props
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const { baseURL } = place
  const { isStatic, savedText, text, wasStatic } = form
  const wasTaken = useIsDownloaded(id, takenName(form))
  const isTaken = wasTaken || (isDownloaded && savedText === content)
  const isChanged = (isStatic || wasStatic) && savedText !== null && text !== savedText
  const fewer = useMemo(
    () => (isStatic || text === null ? null : smallerSymbol(text)),
    [isStatic, text],
  )
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(baseURL)
  const hints = [
    isTaken && isChanged && translate(t, 'plugin-qr:contentChangedWarning'),
    !isStatic && !isSiteKnown && translate(t, 'plugin-qr:siteURLMissing', { origin: baseURL }),
    !isStatic &&
      isSiteKnown &&
      isLocal &&
      translate(t, 'plugin-qr:warnSiteLocal', { origin: baseURL }),
    fewer &&
      isSiteKnown &&
      translate(t, fewer.fewer === 1 ? 'plugin-qr:symbolFewerOne' : 'plugin-qr:symbolFewer', fewer),
  ].filter(Boolean)
  return (
    <ul aria-live="polite" className="qr-warnings">
      {hints.map((hint) => (
        <li key={String(hint)}>{hint}</li>
      ))}
    </ul>
  )
}
