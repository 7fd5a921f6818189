'use client'

import { ShimmerEffect, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { ShortURLParts, SymbolSource } from '../../../symbol/symbolText.js'
import type { PanelSymbol } from './panelSymbol.js'

import { fileName } from '../../../symbol/fileName.js'
import { widthNeeded } from '../../../symbol/widthNeeded.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import { noteDownload, useIsDownloaded } from '../downloadStore.js'
import { downloadURL, pixelsOf, WIDTHS_MM } from './sizes.js'
import { type FormSymbol, useSymbolText } from './useSymbolText.js'

type Props = {
  /** Slug of the collection. */
  codes: string
  /** The symbol of what is saved, and its text. */
  initial: { content: string; symbol: PanelSymbol } | null
  /** Somebody took the symbol of what is saved. */
  isDownloaded: boolean
  isSiteKnown: boolean
  place: Required<ShortURLParts>
  saved: null | SymbolSource
}

const FORMATS = ['png', 'svg', 'pdf', 'eps'] as const

/** Live symbol at the size it will be downloaded, short URL and downloads. */
export const SymbolPreview: React.FC<Props> = (props) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const { id, savedDocumentData } = useDocumentInfo()
  const [width, setWidth] = useState<number>(50)
  const form = useSymbolText(props.saved, props.place)
  const { code, isStatic, savedCode, text } = form
  const { baseURL, path } = props.place
  const symbol = useSymbol(text, props.initial)
  const url = !isStatic && code && `${baseURL}${path}/${code}`
  return (
    <section aria-label={translate(t, 'plugin-qr:symbol')} className="qr-symbol field-type">
      <Preview form={form} symbol={symbol} width={width} />
      {symbol && (
        <p className="qr-symbol__size">
          {translate(t, 'plugin-qr:symbolSize', {
            pixels: pixelsOf(width, symbol.side),
            width: width / 10,
          })}
        </p>
      )}
      {url && (
        <p className="qr-symbol__url">
          <span>{url.replace(/^https?:\/\//, '')}</span>
          <CopyButton text={url} />
        </p>
      )}
      <SymbolHints {...props} form={form} symbol={symbol} width={width} />
      {id && savedCode && (
        <Downloads
          code={savedCode}
          image={api(`/${props.codes}/${id}/image`)}
          onTaken={() => noteDownload(id, takenName(form))}
          onWidth={setWidth}
          title={savedDocumentData?.title as null | string | undefined}
          unsaved={text === null || text !== form.savedText}
          width={width}
        />
      )}
    </section>
  )
}

/** What is remembered as taken: a code, or the content of a static one. */
const takenName = ({ savedCode, savedText, wasStatic }: FormSymbol): string =>
  (wasStatic ? savedText : savedCode) ?? ''

type PreviewProps = { form: FormSymbol; symbol: null | PanelSymbol; width: number }

const Preview: React.FC<PreviewProps> = ({ form, symbol, width }) => {
  const { t } = useTranslation()
  const { code, problem, text } = form
  if (text === null) {
    const said = problem
      ? translate(t, `plugin-qr:${problem.problem}`, problem.values)
      : translate(t, 'plugin-qr:symbolEmpty')
    return <p className="qr-symbol__empty">{said}</p>
  }
  if (!symbol) return <ShimmerEffect height={`${width}mm`} width={`${width}mm`} />
  return (
    <svg
      aria-label={[translate(t, 'plugin-qr:symbol'), code].filter(Boolean).join(': ')}
      className="qr-symbol__image"
      role="img"
      shapeRendering="crispEdges"
      style={{ width: `${width}mm` }}
      viewBox={`0 0 ${symbol.side} ${symbol.side}`}
    >
      <path d={symbol.path} fill="#000" />
    </svg>
  )
}

type HintProps = PreviewProps & Props

const SymbolHints: React.FC<HintProps> = (props) => {
  const { form, initial, isDownloaded, isSiteKnown, place, symbol, width } = props
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const { baseURL } = place
  const { isStatic, savedText, text, wasStatic } = form
  const wasTaken = useIsDownloaded(id, takenName(form))
  const isTaken = wasTaken || (isDownloaded && savedText === initial?.content)
  const isChanged = (isStatic || wasStatic) && savedText !== null && text !== savedText
  const fewer = !isStatic && symbol?.fewer
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(baseURL)
  const needed = symbol && widthNeeded(symbol, width)
  const hints = [
    isTaken && isChanged && translate(t, 'plugin-qr:contentChangedWarning'),
    !isStatic && !isSiteKnown && translate(t, 'plugin-qr:siteURLMissing', { origin: baseURL }),
    !isStatic &&
      isSiteKnown &&
      isLocal &&
      translate(t, 'plugin-qr:warnSiteLocal', { origin: baseURL }),
    needed && translate(t, 'plugin-qr:warnSymbolSmall', { width: needed / 10 }),
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

type DownloadsProps = {
  code: string
  image: string
  onTaken: () => void
  onWidth: (width: number) => void
  title: null | string | undefined
  unsaved: boolean
  width: number
}

const Downloads: React.FC<DownloadsProps> = (props) => {
  const { code, image, onTaken, onWidth, title, unsaved, width } = props
  const { i18n, t } = useTranslation()
  const inBrowser = useInBrowser()
  const centimetres = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'centimeter' })
  return (
    <div className="qr-downloads">
      <label>
        {translate(t, 'plugin-qr:printedWidth')}
        <select
          className="qr-select"
          onChange={(event) => onWidth(Number(event.target.value))}
          value={width}
        >
          {WIDTHS_MM.map((one) => (
            <option key={one} value={one}>
              {inBrowser ? centimetres.format(one / 10) : `${one / 10} cm`}
            </option>
          ))}
        </select>
      </label>
      {unsaved ? (
        <p className="qr-muted">{translate(t, 'plugin-qr:downloadAfterSaving')}</p>
      ) : (
        <div
          aria-label={translate(t, 'plugin-qr:download')}
          className="qr-downloads__links"
          role="group"
        >
          {FORMATS.map((format) => (
            // With a name: an empty one counts as leaving the page with unsaved changes.
            <a
              className="qr-chip"
              download={fileName(title === code ? null : title, code, format)}
              href={downloadURL(image, format, width)}
              key={format}
              onClick={onTaken}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </div>
      )}
    </div>
  )
}

/** The symbol of a text; `null` while it is drawn. The encoder is loaded when it is first needed. */
function useSymbol(
  content: null | string,
  initial: { content: string; symbol: PanelSymbol } | null,
) {
  const [drawn, setDrawn] = useState(initial)
  useEffect(() => {
    if (content === null) return
    let isCurrent = true
    void import('./panelSymbol.js').then(({ panelSymbol }) => {
      if (isCurrent) setDrawn({ content, symbol: panelSymbol(content) })
    })
    return () => {
      isCurrent = false
    }
  }, [content])
  if (content === null) return null
  return drawn?.content === content ? drawn.symbol : null
}
