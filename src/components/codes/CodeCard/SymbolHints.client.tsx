'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import React, { useMemo } from 'react'

import type { FormSymbol } from './useSymbolText.js'

import { smallerSymbol } from '../../../symbol/smallerSymbol.js'
import { translate } from '../../../translations/translate.js'
import { useIsDownloaded } from '../downloadStore.js'
import { takenName } from './useSymbolText.js'

type Props = {
  content: null | string
  form: FormSymbol
  isDownloaded: boolean
  isSiteKnown: boolean
  place: { baseURL: string }
}

/** What is to be known before the symbol is printed. */
export const SymbolHints: React.FC<Props> = (props) => {
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
