'use client'

import { useFormFields, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { PageLanguage } from '../../../scan/answer/pages/pageTexts.js'
import type { Between } from '../../../vocabulary/between.js'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { betweenOf } from './betweenOf.js'

export type BetweenOwner = { logo: null | string; siteName: null | string }

const LANGUAGES: readonly string[] = ['de', 'en', 'es', 'fr', 'ru'] satisfies PageLanguage[]

/** The very page that people get, as the form has it. */
export const BetweenPreview: React.FC<{ path: string } & BetweenOwner> = ({ path, ...owner }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="qr-off" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate(t, 'plugin-qr:betweenShown')}</summary>
      {isOpen && <PageFrame path={path} {...owner} />}
    </details>
  )
}

const PageFrame: React.FC<{ path: string } & BetweenOwner> = ({ logo, path, siteName }) => {
  const { i18n, t } = useTranslation()
  const [html, setHTML] = useState('')
  // One string, so that only these fields draw it anew.
  const json = useFormFields(([fields]) =>
    JSON.stringify([
      betweenOf((name) => fields?.[`${path}.${name}`]?.value),
      fields?.code?.value ?? null,
      fields?.['destination.url']?.value ?? null,
    ]),
  )
  const language = (LANGUAGES.includes(i18n.language) ? i18n.language : 'en') as PageLanguage
  useEffect(() => {
    let isCurrent = true
    const [between, code, url] = JSON.parse(json) as [Between | null, null | string, null | string]
    void import('../../../scan/answer/pages/renderBetween.js').then(({ renderBetween }) => {
      if (!isCurrent || !between) return
      const shown = between.kind === 'preview' ? (url ?? 'https://example.com/') : null
      setHTML(renderBetween({ between, code, language, logo, proof: '', siteName, url: shown }))
    })
    return () => {
      isCurrent = false
    }
  }, [json, language, logo, siteName])
  return (
    <iframe
      className="qr-off__page"
      sandbox=""
      srcDoc={html}
      title={translate(t, 'plugin-qr:betweenShown')}
    />
  )
}
