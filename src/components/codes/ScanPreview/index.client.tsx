'use client'

import {
  ConfirmationModal,
  ShimmerEffect,
  useDocumentInfo,
  useFormFields,
  useFormModified,
  useModal,
  useTranslation,
} from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import type { UTMDefaults } from '../../../scan/decide/resolveUTM.js'
import type { ScanExplanation } from '../../../scan/explainScan.js'

import { readableURL } from '../../../kit/readableURL.js'
import { explainScan } from '../../../scan/explainScan.js'
import { BETWEEN_TEXT } from '../../../translations/betweenKinds.js'
import { translate } from '../../../translations/translate.js'
import { hasOwnWays } from '../../../vocabulary/between.js'
import '../../ui/admin.css'
import { outcomeKey } from '../../scans/OutcomeCell/outcomeTexts.js'
import { useNow } from '../../ui/LocalTime/useNow.js'
import { OffPreview, type OffPage } from '../OffPreview/index.client.js'
import { perVisitorText } from '../ScheduleFields/index.client.js'
import { StatePill } from '../StatePill/index.client.js'
import { type CodeWarning, codeWarnings } from './codeWarnings.js'
import { useCodeForm } from './useCodeForm.js'

type Props = {
  /** Slugs of the collections. */
  campaigns: string
  codes: string
  defaults: UTMDefaults
  /** The plugin's, where the code has none. */
  fallbackURL: null | string
  /** The host changes redirects by a function of its own, which runs on the server alone. */
  hasHook: boolean
  /** In which the code follows its document; `null`: the site's default one. */
  locale: null | string
  page: OffPage
  schemes: readonly string[]
  sent: number
}

/** Where a scan goes now, by the functions that answer one. */
export const ScanPreviewPanel: React.FC<Props> = (props) => {
  const { t } = useTranslation()
  const { id } = useDocumentInfo()
  const modified = useFormModified()
  const now = useNow()
  const [mounted] = useState(() => Date.now())
  const isReference = useFormFields(
    ([fields]) => fields?.['destination.type']?.value === 'reference',
  )
  const form = useCodeForm(props)
  const entry = { ...form.entry, fallbackURL: form.entry.fallbackURL ?? props.fallbackURL }
  const { defaults, schemes, sent } = props
  const scan = explainScan({ ...form, defaults, entry, now: now ?? mounted, schemes, sent })
  const warnings = codeWarnings(entry, scan, { isReference, sent }).filter(
    ({ key }) => !(form.isLoading && key === 'plugin-qr:warnNoPage'),
  )
  const isEmpty = !isReference && !entry.destination && !hasOwnWays(form.asks)
  const title = modified || !id ? 'plugin-qr:goesAfterSaving' : 'plugin-qr:goesNow'
  return (
    <section aria-labelledby="qr-goes" className="qr-panel field-type">
      <header className="qr-panel__header">
        <h3 id="qr-goes">{translate(t, title)}</h3>
        <StatePill code={entry} state={scan.state} />
      </header>
      {isEmpty ? (
        <p className="qr-muted">{translate(t, 'plugin-qr:destinationMissing')}</p>
      ) : form.isLoading ? (
        <ShimmerEffect height={60} />
      ) : (
        <Result scan={scan} />
      )}
      {props.hasHook && scan.url && (
        <p className="qr-muted">{translate(t, 'plugin-qr:goesThroughHook')}</p>
      )}
      <ul aria-live="polite" className="qr-warnings">
        {warnings.map(({ key, variables }) => (
          <li key={key + String(variables?.url)}>{translate(t, key, variables)}</li>
        ))}
      </ul>
      <AskBeforeSaving warnings={warnings} />
      <OffPreview entry={entry} page={props.page} />
    </section>
  )
}

const Result: React.FC<{ scan: ScanExplanation }> = ({ scan }) => {
  const { t } = useTranslation()
  return (
    <>
      {scan.asks && (
        <p>
          {translate(t, 'plugin-qr:asksFirst', { kind: translate(t, BETWEEN_TEXT[scan.asks]) })}
        </p>
      )}
      {!scan.asks && scan.outcome !== 'redirected' && (
        <p>
          {translate(t, outcomeKey(scan.outcome) ?? 'plugin-qr:outcome')}
          {scan.url ? ` – ${translate(t, 'plugin-qr:sentToFallback')}` : ''}
        </p>
      )}
      {scan.url && <p className="qr-panel__url">{readableURL(scan.url)}</p>}
      {scan.perVisitor !== null && <p className="qr-muted">{perVisitorText(t, scan.perVisitor)}</p>}
    </>
  )
}

const MODAL = 'qr-ask-before-saving'
/** Payload's own; its short cut clicks them, too. */
const BUTTONS = '#action-save, #action-save-draft'
const ASKED: readonly CodeWarning['key'][] = ['plugin-qr:warnTLDTypo', 'plugin-qr:warnNoTLD']

type Saved = { destination?: { url?: unknown }; fallbackURL?: unknown } | undefined

/**
 * Asks once before an address is saved that is surely a slip, such as `.con`: thousands may be printed
 * before anybody scans it. What is stored already was meant. The API takes it without asking.
 */
const AskBeforeSaving: React.FC<{ warnings: CodeWarning[] }> = ({ warnings }) => {
  const { t } = useTranslation()
  const { openModal } = useModal()
  const saved = useDocumentInfo().savedDocumentData as Saved
  const button = useRef<HTMLElement | null>(null)
  const meant = useRef(new Set<unknown>())
  const urlOf = ({ variables }: CodeWarning) => variables?.url
  const stored = [saved?.destination?.url, saved?.fallbackURL]
  const asked = warnings.filter((one) => ASKED.includes(one.key) && !stored.includes(urlOf(one)))
  const latest = useRef(asked)
  useEffect(() => void (latest.current = asked))

  useEffect(() => {
    const hold = (event: MouseEvent) => {
      const found = event.target instanceof Element ? event.target.closest(BUTTONS) : null
      if (!found || latest.current.every((one) => meant.current.has(urlOf(one)))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      button.current = found as HTMLElement
      openModal(MODAL)
    }
    // Before anybody else hears of the click.
    window.addEventListener('click', hold, true)
    return () => window.removeEventListener('click', hold, true)
  }, [openModal])

  return (
    <ConfirmationModal
      body={asked.map((one) => translate(t, one.key, one.variables)).join(' ')}
      confirmLabel={translate(t, 'plugin-qr:saveAnyway')}
      heading={translate(t, 'plugin-qr:checkAddress')}
      modalSlug={MODAL}
      onConfirm={() => {
        for (const one of latest.current) meant.current.add(urlOf(one))
        button.current?.click()
      }}
    />
  )
}
