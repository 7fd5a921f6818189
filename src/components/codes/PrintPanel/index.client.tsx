'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ShortURLParts } from '../../../symbol/symbolText.js'
import type { SavedSymbol } from '../CodeCard/savedParts.js'
import type { TemplateChoice } from './templateChoices.js'

import { completeDesign } from '../../../symbol/design/completeDesign.js'
import { fileName } from '../../../symbol/fileName.js'
import { translate } from '../../../translations/translate.js'
import { useLook } from '../../designs/DesignField/useLook.js'
import { VerdictList } from '../../designs/DesignField/Verdict.client.js'
import '../../ui/admin.css'
import { useAddresses } from '../../ui/useAddresses.js'
import { useFormLook } from '../CodeCard/useFormLook.js'
import { takenName, useSymbolText } from '../CodeCard/useSymbolText.js'
import { noteDownload } from '../downloadStore.js'
import { ForPrinter } from '../ForPrinter/index.client.js'
import { choiceFor, isPlainLook, OFFICE } from '../ForPrinter/printerChoice.js'
import { HeldDownload } from '../HeldDownload/index.client.js'
import './index.css'
import { PageInputs } from './PageInputs.client.js'
import { PagePreview } from './PagePreview.client.js'
import { type Printed, printURL } from './printURL.js'

type Props = {
  codes: string
  place: ShortURLParts
  saved: null | SavedSymbol
  templates: readonly TemplateChoice[]
}

/** What is printed with the symbol on it, and the page as it will come out. */
export const PrintDesk: React.FC<Props> = ({ codes, place, saved, templates }) => {
  const { t } = useTranslation()
  const { id, savedDocumentData } = useDocumentInfo()
  const form = useSymbolText(saved, place)
  const { isSaved, own } = useFormLook(saved)
  const { savedCode, savedText, text } = form
  const look = useLook(codes, text, own)
  const [wished, setWished] = useState<Printed>({
    callToAction: '',
    from: 1,
    headline: '',
    printer: OFFICE,
    showURL: true,
    template: templates[0]?.name ?? '',
    text: '',
  })
  const set = (part: Partial<Printed>) => setWished({ ...wished, ...part })
  const thing = {
    isCut: templates.find(({ name }) => name === wished.template)?.places === 0,
    isPlain:
      look.answer !== null &&
      isPlainLook(completeDesign(look.answer.inherited, own), look.answer.logo),
  }
  const printed = { ...wished, printer: choiceFor(wished.printer, thing) }
  const title = savedDocumentData?.title as null | string | undefined
  const below = `/${codes}/${id}/print`
  const isCurrent = isSaved && text !== null && text === savedText
  return (
    <section aria-label={translate(t, 'plugin-qr:print')} className="field-type qr-print">
      <h2>{translate(t, 'plugin-qr:print')}</h2>
      {!id || !savedCode ? (
        <p className="qr-muted">{translate(t, 'plugin-qr:printAfterSaving')}</p>
      ) : (
        <div className="qr-print__columns">
          <div className="qr-print__controls">
            <PageInputs
              isStatic={form.wasStatic}
              printed={printed}
              set={set}
              templates={templates}
            />
            <ForPrinter
              printer={printed.printer}
              set={(part) => set({ printer: { ...wished.printer, ...part } })}
              thing={thing}
            />
            {isCurrent ? (
              <>
                {look.answer?.verdict.grade === 'bad' && <VerdictList look={look} />}
                <HeldDownload look={look}>
                  <DownloadLink
                    below={below}
                    name={fileName(title === savedCode ? null : title, savedCode, 'pdf')}
                    onTaken={() => noteDownload(id, takenName(form))}
                    printed={printed}
                  />
                </HeldDownload>
              </>
            ) : (
              <p className="qr-muted">{translate(t, 'plugin-qr:downloadAfterSaving')}</p>
            )}
          </div>
          <PagePreview
            below={below}
            printed={printed}
            version={String(savedDocumentData?.updatedAt ?? '')}
          />
        </div>
      )}
    </section>
  )
}

type LinkProps = { below: string; name: string; onTaken: () => void; printed: Printed }

const DownloadLink: React.FC<LinkProps> = ({ below, name, onTaken, printed }) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  return (
    <a
      className="qr-chip qr-print__download"
      download={name}
      href={printURL(api(below), printed, 'pdf')}
      onClick={onTaken}
    >
      {translate(t, 'plugin-qr:printDownload')}
    </a>
  )
}
