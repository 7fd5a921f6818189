'use client'

import { ShimmerEffect, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { ShortURLParts } from '../../../options/addresses.js'
import type { SymbolPath } from './symbolPath.js'

import { fileName } from '../../../symbol/fileName.js'
import { symbolURL } from '../../../symbol/symbolURL.js'
import { widthNeeded } from '../../../symbol/widthNeeded.js'
import { translate } from '../../../translations/translate.js'
import { normaliseCode } from '../../../vocabulary/normaliseCode.js'
import '../../ui/admin.css'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import { noteDownload } from '../downloadStore.js'
import { downloadURL, pixelsOf, WIDTHS_MM } from './sizes.js'

type Props = {
  /** Slug of the collection. */
  codes: string
  initial: null | SymbolPath
  isSiteKnown: boolean
  place: ShortURLParts
  saved: null | string
}

const FORMATS = ['png', 'svg', 'pdf', 'eps'] as const

/** Live symbol at the size it will be downloaded, short URL and downloads. */
export const SymbolPreview: React.FC<Props> = (props) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const { id, savedDocumentData } = useDocumentInfo()
  const typed = useFormFields(
    ([fields]) => (fields?.code?.value as null | string | undefined) ?? '',
  )
  const [width, setWidth] = useState<number>(50)
  const saved = (savedDocumentData?.code as string | undefined) ?? props.saved
  const code = normaliseCode(typed) ?? (typed.trim() ? null : saved)
  const { baseURL, path } = props.place
  const printed = (text: string) => symbolURL({ ...props.place, code: text })
  const symbol = useSymbol(
    code === null ? null : printed(code),
    props.initial && props.saved ? { content: printed(props.saved), symbol: props.initial } : null,
  )
  const url = code && `${baseURL}${path}/${code}`
  return (
    <section aria-label={translate(t, 'plugin-qr:symbol')} className="qr-symbol field-type">
      <Preview code={code} symbol={symbol} width={width} />
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
      <SymbolHints {...props} symbol={symbol} width={width} />
      {id && saved && (
        <Downloads
          code={saved}
          id={id}
          image={api(`/${props.codes}/${id}/image`)}
          onWidth={setWidth}
          title={savedDocumentData?.title as null | string | undefined}
          unsaved={code !== saved}
          width={width}
        />
      )}
    </section>
  )
}

const Preview: React.FC<{ code: null | string; symbol: null | SymbolPath; width: number }> = ({
  code,
  symbol,
  width,
}) => {
  const { t } = useTranslation()
  if (code === null) {
    return <p className="qr-symbol__empty">{translate(t, 'plugin-qr:symbolEmpty')}</p>
  }
  if (!symbol) return <ShimmerEffect height={`${width}mm`} width={`${width}mm`} />
  return (
    <svg
      aria-label={`${translate(t, 'plugin-qr:symbol')}: ${code}`}
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

type HintProps = { symbol: null | SymbolPath; width: number } & Props

const SymbolHints: React.FC<HintProps> = ({ isSiteKnown, place, symbol, width }) => {
  const { t } = useTranslation()
  const { baseURL } = place
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(baseURL)
  const needed = symbol && widthNeeded(symbol, width)
  const hints = [
    !isSiteKnown && translate(t, 'plugin-qr:siteURLMissing', { origin: baseURL }),
    isSiteKnown && isLocal && translate(t, 'plugin-qr:warnSiteLocal', { origin: baseURL }),
    needed && translate(t, 'plugin-qr:warnSymbolSmall', { width: needed / 10 }),
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
  id: number | string
  image: string
  onWidth: (width: number) => void
  title: null | string | undefined
  unsaved: boolean
  width: number
}

const Downloads: React.FC<DownloadsProps> = ({
  code,
  id,
  image,
  onWidth,
  title,
  unsaved,
  width,
}) => {
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
              onClick={() => noteDownload(id, code)}
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
  initial: { content: string; symbol: SymbolPath } | null,
) {
  const [drawn, setDrawn] = useState(initial)
  useEffect(() => {
    if (content === null) return
    let isCurrent = true
    void import('./symbolPath.js').then(({ symbolPath }) => {
      if (isCurrent) setDrawn({ content, symbol: symbolPath(content) })
    })
    return () => {
      isCurrent = false
    }
  }, [content])
  if (content === null) return null
  return drawn?.content === content ? drawn.symbol : null
}
