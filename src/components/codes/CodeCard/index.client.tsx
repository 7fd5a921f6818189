'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { FigureName } from '../../../analytics/codeFigures.js'
import type { CompleteDesign } from '../../../symbol/design/types.js'
import type { TemplateChoice } from '../PrintPanel/templateChoices.js'
import type { SavedSymbol } from './savedParts.js'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { translate } from '../../../translations/translate.js'
import { SymbolImage } from '../../designs/DesignField/Symbol.client.js'
import { useLook } from '../../designs/DesignField/useLook.js'
import '../../ui/admin.css'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { AskBeforeDeleting } from './AskBeforeDeleting.client.js'
import { Figures } from './Figures.client.js'
import './downloads.css'
import './index.css'
import { MockupStage } from './Mockup.client.js'
import { Pages } from './Pages.client.js'
import { StateLine } from './StateLine.client.js'
import { StatusSwitch } from './StatusSwitch.client.js'
import { SymbolDownloads } from './SymbolDownloads.client.js'
import { SymbolHints } from './SymbolHints.client.js'
import { TestOnPhone } from './TestOnPhone.client.js'
import { useFormLook } from './useFormLook.js'
import { useMockup } from './useMockup.js'
import { type Places, usePlace } from './usePlace.js'
import { usePrintChoice } from './usePrintChoice.js'
import { useReserved } from './useReserved.js'
import { useSymbolText } from './useSymbolText.js'

type Props = {
  /** What the symbol of what is saved carries. */
  content: null | string
  /** How many the figures are of. */
  days: number
  /** Those this person may see. */
  figures: readonly FigureName[]
  /** Whether codes have a view of their numbers. */
  hasView: boolean
  /** The look of what is saved, without its own design. */
  inherited: CompleteDesign
  /** Somebody took the symbol of what is saved. */
  isDownloaded: boolean
  /** Somebody scanned it, so it hangs somewhere. */
  isScanned: boolean
  isSiteKnown: boolean
  /** ISO instant; `null`: it is not, or nobody knows. */
  pausedSince: null | string
  places: Places
  saved: null | SavedSymbol
  /** People sent on; `null` for who may not see that. */
  sent: null | number
  slugs: { codes: string; scans: string }
  templates: readonly TemplateChoice[]
}

/** A code at a glance: its symbol on what is printed, where it stands, what it brought, what to take. */
export const CodeCardView: React.FC<Props> = (props) => {
  const { places, saved, slugs } = props
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const printing = usePrintChoice()
  const [counted, setCounted] = useState<null | number>(null)
  const { place, savedPlace } = usePlace(slugs.codes, saved, places)
  const form = useSymbolText(saved, place, savedPlace)
  const { isSaved, own } = useFormLook(saved)
  const { code, isStatic, savedCode, text } = form
  const look = useLook(slugs.codes, text, own, printing.print)
  const design = completeDesign(look.answer?.inherited ?? props.inherited, own)
  const logo = look.answer?.logo ?? null
  const isReserved = useReserved(slugs.codes)
  const [mockup, setMockup] = useMockup()
  const url = isStatic || !code ? null : `${place.baseURL}${place.path}/${code}`
  const shown = url?.replace(/^https?:\/\//, '') ?? null
  return (
    <section aria-label={translate(t, 'plugin-qr:cardLabel')} className="qr-hero field-type">
      <MockupStage mockup={mockup} onChange={setMockup} text={shown}>
        {text === null ? (
          <NoSymbol form={form} />
        ) : (
          <SymbolImage
            alt={[translate(t, 'plugin-qr:symbol'), code].filter(Boolean).join(': ')}
            className="qr-symbol__image"
            content={text}
            design={design}
            logo={logo}
          />
        )}
      </MockupStage>
      <div className="qr-hero__facts">
        {!isStatic && (
          <div className="qr-hero__head">
            <p className="qr-hero__url">
              <span>{shown ?? '–'}</span>
              {url && <CopyButton text={url} />}
            </p>
            <StatusSwitch />
            <StateLine
              isReserved={isReserved}
              pausedSince={props.pausedSince}
              sent={counted ?? props.sent}
            />
          </div>
        )}
        {isStatic && id && <p className="qr-muted">{translate(t, 'plugin-qr:staticNotCounted')}</p>}
        {!isStatic && savedCode && props.figures.length > 0 && (
          <Figures
            code={savedCode}
            days={props.days}
            hasView={props.hasView}
            names={props.figures}
            onSent={setCounted}
            slugs={slugs}
          />
        )}
        {props.isScanned && <AskBeforeDeleting />}
        <SymbolHints {...props} form={form} place={place} />
        {id && savedCode && (
          <>
            <SymbolDownloads
              codes={slugs.codes}
              design={design}
              form={form}
              isSaved={isSaved}
              logo={logo}
              look={look}
              printing={printing}
            />
            <Pages codes={slugs.codes} place={place} saved={saved} templates={props.templates} />
            {!isStatic && <TestOnPhone codes={slugs.codes} />}
          </>
        )}
      </div>
    </section>
  )
}

const NoSymbol: React.FC<{ form: ReturnType<typeof useSymbolText> }> = ({ form: { problem } }) => {
  const { t } = useTranslation()
  const said = problem
    ? translate(t, `plugin-qr:${problem.problem}`, problem.values)
    : translate(t, 'plugin-qr:symbolEmpty')
  return <p className="qr-symbol__empty">{said}</p>
}
