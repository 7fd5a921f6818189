'use client'

import { ConfirmationModal, useDocumentInfo, useModal, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useRef } from 'react'

import type { CodeWarning } from './codeWarnings.js'

import { translate } from '../../../translations/translate.js'

const MODAL = 'qr-ask-before-saving'
/** Payload's own; its short cut clicks them, too. */
const BUTTONS = '#action-save, #action-save-draft'
const ASKED: readonly CodeWarning['key'][] = ['plugin-qr:warnTLDTypo', 'plugin-qr:warnNoTLD']

type Saved = { destination?: { url?: unknown }; fallbackURL?: unknown } | undefined

/**
 * Asks once before an address is saved that is surely a slip, such as `.con`: thousands may be printed
 * before anybody scans it. What is stored already was meant. The API takes it without asking.
 */
export const AskBeforeSaving: React.FC<{ warnings: CodeWarning[] }> = ({ warnings }) => {
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
