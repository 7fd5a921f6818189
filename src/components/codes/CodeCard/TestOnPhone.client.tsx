'use client'

import { useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

import { DEFAULT_DESIGN } from '../../../symbol/design/completeDesign.js'
import { translate } from '../../../translations/translate.js'
import { SymbolImage } from '../../designs/DesignField/Symbol.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useAPI } from '../../ui/useAPI.js'

type TestLink = { expiresAt: string; url: string }

const PLAIN = { ...DEFAULT_DESIGN, errorCorrection: 'L' } as const

/** A test scan: a symbol for one's own phone, and the way there for this machine. */
export const TestOnPhone: React.FC<{ codes: string }> = ({ codes }) => {
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const { api } = useAddresses()
  const isModified = useFormModified()
  const [isOpen, setOpen] = useState(false)
  const path = `/${codes}/${id}/test-link`
  return (
    <details className="qr-hero__phone" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate(t, 'plugin-qr:cardPhone')}</summary>
      <div className="qr-hero__phone-test">
        {isOpen && <TestSymbol path={path} />}
        <div>
          <p>{translate(t, isModified ? 'plugin-qr:testScanSaved' : 'plugin-qr:cardPhoneHint')}</p>
          <a className="qr-chip" href={api(path)} rel="noreferrer" target="_blank">
            {translate(t, 'plugin-qr:testScan')}
          </a>
        </div>
      </div>
    </details>
  )
}

/** A link ends after a while: another takes its place before that. */
const TestSymbol: React.FC<{ path: string }> = ({ path }) => {
  const { t } = useTranslation()
  const { post } = useAPI()
  const [link, setLink] = useState<null | TestLink>(null)
  const [failure, setFailure] = useState<null | string>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isShown = true
    const ask = () =>
      post<TestLink>(path).then(
        (made) => {
          if (!isShown) return
          setLink(made)
          timer = setTimeout(
            ask,
            Math.max(10_000, Date.parse(made.expiresAt) - Date.now() - 60_000),
          )
        },
        ({ message, status }: AnswerError) => isShown && setFailure(message ?? String(status)),
      )
    void ask()
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [path, post])
  if (failure) return <p>{translate(t, 'plugin-qr:cardPhoneFailed', { reason: failure })}</p>
  return (
    <div aria-busy={link === null} className="qr-hero__phone-symbol">
      {link && (
        <SymbolImage
          alt={translate(t, 'plugin-qr:cardPhoneAlt')}
          content={link.url}
          design={PLAIN}
        />
      )}
    </div>
  )
}
