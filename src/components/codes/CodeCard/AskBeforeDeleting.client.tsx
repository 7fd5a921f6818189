'use client'

import { useDocumentInfo, useModal, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import { ConfirmDialog } from '../../people/ConfirmDialog/index.client.js'
import { useStatusChange } from '../useStatusChange.js'

/** Payload's own, in the menu of a document. */
const BUTTON = '#action-delete'

/** Before a code that was scanned is deleted: what becomes of the print, and that pausing does as much. */
export const AskBeforeDeleting: React.FC = () => {
  const { t } = useTranslation()
  const { collectionSlug, id, savedDocumentData, setData } = useDocumentInfo()
  const { openModal } = useModal()
  const title = String(savedDocumentData?.title ?? '')
  const { change, isBusy } = useStatusChange({ collection: collectionSlug, id, title })
  const [isAsking, setAsking] = useState(false)

  useEffect(() => {
    const hold = (event: MouseEvent) => {
      if (!(event.target instanceof Element && event.target.closest(BUTTON))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setAsking(true)
    }
    // Before anybody else hears of the click.
    window.addEventListener('click', hold, true)
    return () => window.removeEventListener('click', hold, true)
  }, [])

  if (!isAsking) return null
  const pause = async () => {
    const changed = await change('paused')
    if (changed) setData({ ...savedDocumentData, ...changed })
    setAsking(false)
  }
  return (
    <ConfirmDialog
      busy={isBusy}
      confirm={translate(t, 'plugin-qr:deleteAnyway')}
      danger
      {...(savedDocumentData?.status !== 'paused' && {
        instead: {
          label: translate(t, 'plugin-qr:pauseInstead'),
          onClick: () => void pause(),
        },
      })}
      onCancel={() => setAsking(false)}
      onConfirm={() => {
        setAsking(false)
        // What its button opens, which may be gone with its menu.
        openModal(`delete-${id}`)
      }}
      title={translate(t, 'plugin-qr:deleteScanned')}
    >
      <p>{translate(t, 'plugin-qr:deleteScannedBody')}</p>
    </ConfirmDialog>
  )
}
