'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { PageLanguage, PageOutcome } from '../../../scan/answer/pages/pageTexts.js'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { STATE_TEXT } from '../StatePill/index.client.js'

export type OffPage = { logo: null | string; siteName: null | string; siteURL: null | string }

type Props = { code: string; fallbackURL: null | string; page: OffPage }

const OUTCOMES = ['paused', 'not-started', 'expired', 'used-up'] as const
const LANGUAGES: readonly string[] = ['de', 'en', 'es', 'fr', 'ru'] satisfies PageLanguage[]

/** What people see while the code is off: the very page, or where they are sent instead. */
export const OffPreview: React.FC<Props> = ({ code, fallbackURL, page }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<PageOutcome>('paused')
  return (
    <details className="qr-off" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate(t, 'plugin-qr:whenOff')}</summary>
      {fallbackURL ? (
        <p className="qr-panel__url">
          {translate(t, 'plugin-qr:whenOffSent', { url: fallbackURL })}
        </p>
      ) : (
        isOpen && (
          <>
            <FilterChips
              label={translate(t, 'plugin-qr:status')}
              onChange={(value) => setOutcome(value as PageOutcome)}
              options={OUTCOMES.map((value) => ({ label: translate(t, STATE_TEXT[value]), value }))}
              value={outcome}
            />
            <PageFrame code={code} outcome={outcome} page={page} />
          </>
        )
      )}
    </details>
  )
}

const PageFrame: React.FC<{ code: string; outcome: PageOutcome; page: OffPage }> = ({
  code,
  outcome,
  page,
}) => {
  const { i18n, t } = useTranslation()
  const [html, setHTML] = useState('')
  const language = (LANGUAGES.includes(i18n.language) ? i18n.language : 'en') as PageLanguage
  const { logo, siteName, siteURL } = page
  useEffect(() => {
    let isCurrent = true
    void import('../../../scan/answer/pages/renderPage.js').then(({ renderPage }) => {
      if (!isCurrent) return
      setHTML(renderPage({ code: code || null, language, logo, outcome, siteName, siteURL }))
    })
    return () => {
      isCurrent = false
    }
  }, [code, language, logo, outcome, siteName, siteURL])
  return (
    <iframe
      className="qr-off__page"
      sandbox=""
      srcDoc={html}
      title={translate(t, 'plugin-qr:whenOff')}
    />
  )
}
