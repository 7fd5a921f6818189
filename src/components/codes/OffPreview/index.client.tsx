'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { PageLanguage, PageOutcome } from '../../../scan/answer/pages/pageTexts.js'
import type { CodeEntry } from '../../../vocabulary/scan.js'

import { ownPageOf } from '../../../scan/decide/turnAway.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { STATE_TEXT } from '../StatePill/index.client.js'

export type OffPage = {
  logo: null | string
  siteName: null | string
  siteURL: null | string
  timeZone: string
}

type Off = Pick<
  CodeEntry,
  'code' | 'fallbackURL' | 'pages' | 'scanLimit' | 'scansPerVisitor' | 'startsAt'
>
type Props = { entry: Off; page: OffPage }

const OUTCOMES = ['paused', 'not-started', 'expired', 'used-up', 'already-used'] as const
const LANGUAGES: readonly string[] = ['de', 'en', 'es', 'fr', 'ru'] satisfies PageLanguage[]

/** What people see while the code is off: the very page, or where they are sent instead. */
export const OffPreview: React.FC<Props> = ({ entry, page }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('paused')
  const { fallbackURL, pages, scansPerVisitor } = entry
  const options = OUTCOMES.filter((one) => one !== 'already-used' || scansPerVisitor !== undefined)
  const hasPage = !fallbackURL || ownPageOf(entry, outcome) !== undefined
  return (
    <details className="qr-off" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate(t, 'plugin-qr:whenOff')}</summary>
      {isOpen && (!fallbackURL || pages) && (
        <FilterChips
          label={translate(t, 'plugin-qr:status')}
          onChange={(value) => setOutcome(value as (typeof OUTCOMES)[number])}
          options={options.map((value) => ({ label: translate(t, TEXT[value]), value }))}
          value={outcome}
        />
      )}
      {!hasPage && (
        <p className="qr-panel__url">
          {translate(t, 'plugin-qr:whenOffSent', { url: fallbackURL })}
        </p>
      )}
      {isOpen && hasPage && <PageFrame entry={entry} outcome={outcome} page={page} />}
    </details>
  )
}

const TEXT = { ...STATE_TEXT, 'already-used': 'plugin-qr:outcomeAlreadyUsed' } as const

const PageFrame: React.FC<{ outcome: PageOutcome } & Props> = ({ entry, outcome, page }) => {
  const { i18n, t } = useTranslation()
  const [html, setHTML] = useState('')
  const language = (LANGUAGES.includes(i18n.language) ? i18n.language : 'en') as PageLanguage
  const { code, startsAt } = entry
  // One string, so that only what is shown draws it anew.
  const input = JSON.stringify({
    ...page,
    code: code || null,
    language,
    outcome,
    own: ownPageOf(entry, outcome),
  })
  useEffect(() => {
    let isCurrent = true
    void import('../../../scan/answer/pages/renderPage.js').then(({ renderPage }) => {
      if (!isCurrent) return
      const opening = startsAt === null ? undefined : { at: startsAt, now: Date.now() }
      setHTML(renderPage({ ...(JSON.parse(input) as Parameters<typeof renderPage>[0]), opening }))
    })
    return () => {
      isCurrent = false
    }
  }, [input, startsAt])
  return (
    <iframe
      className="qr-off__page"
      sandbox=""
      srcDoc={html}
      title={translate(t, 'plugin-qr:whenOff')}
    />
  )
}
