'use client'

import type { DefaultCellComponentProps } from 'payload'

import { toast, useAuth, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import React, { useEffect, useState } from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { changeStatus } from '../changeStatus.js'
import { DownloadIcon, PauseIcon, PlayIcon } from '../../ui/icons/index.js'
import { showStatus, useShownStatus } from '../statusStore.js'
import { useAddresses } from '../../ui/useAddresses.js'

/** Pause, resume and download in a row. Copying stands beside the short URL. */
export const ActionsCell: React.FC<DefaultCellComponentProps> = ({ collectionSlug, rowData }) => {
  const { api } = useAddresses()
  const { permissions } = useAuth()
  const { t } = useTranslation()
  const below = `/${collectionSlug}/${rowData?.id}`
  const title = String(rowData?.title || rowData?.code)
  const { busy, status, toggle } = useStatusToggle(
    api(`${below}/status`),
    collectionSlug,
    rowData ?? {},
  )
  const mayUpdate = Boolean(permissions?.collections?.[collectionSlug]?.update)
  const paused = status === 'paused'
  const action = translate(t, paused ? 'plugin-qr:resumeCode' : 'plugin-qr:pauseCode', { title })
  const download = translate(t, 'plugin-qr:downloadCode', { title })
  return (
    <div className="qr-actions">
      {mayUpdate && !rowData?.deletedAt && (
        <button
          aria-label={action}
          className="qr-icon-button"
          disabled={busy}
          onClick={toggle}
          title={action}
          type="button"
        >
          {paused ? <PlayIcon /> : <PauseIcon />}
        </button>
      )}
      <a
        aria-label={download}
        className="qr-icon-button"
        download={`${String(rowData?.code).toLowerCase()}.png`}
        href={api(`${below}/image?format=png&size=1024&download=1`)}
        title={download}
      >
        <DownloadIcon />
      </a>
    </div>
  )
}

/** Shows the new status at once, and takes it back with a message when the server refuses. */
function useStatusToggle(url: string, collectionSlug: string, row: Record<string, unknown>) {
  const { t } = useTranslation()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const key = `${collectionSlug}:${String(row.id)}`
  const shown = useShownStatus(key)
  const status = shown ?? row.status
  useEffect(() => {
    if (shown !== null && shown === row.status) showStatus(key, null)
  }, [key, row.status, shown])
  useEffect(() => () => showStatus(key, null), [key])
  const toggle = async () => {
    const next = status === 'paused' ? 'active' : 'paused'
    setBusy(true)
    showStatus(key, next)
    try {
      await changeStatus(url, next)
      const done = next === 'paused' ? 'plugin-qr:pausedNow' : 'plugin-qr:resumedNow'
      toast.success(translate(t, done, { title: String(row.title || row.code) }))
      router.refresh()
    } catch (error) {
      showStatus(key, null)
      const reason = error instanceof Error ? error.message : ''
      toast.error(translate(t, 'plugin-qr:statusFailed', { reason }))
    } finally {
      setBusy(false)
    }
  }
  return { busy, status, toggle }
}
