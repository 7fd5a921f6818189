'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link, Pill, toast, useAuth, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import React, { useEffect, useState, useSyncExternalStore } from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

import { fileName } from '../../../symbol/fileName.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { type CodeState, codeState } from '../../../vocabulary/codeState.js'
import { AlertMark } from '../../alerts/AlertMark/index.client.js'
import { CopyButton } from '../../ui/CopyButton/index.client.js'
import { DownloadIcon, DuplicateIcon, PauseIcon, PlayIcon } from '../../ui/icons/index.js'
import { useAddresses, useRowHref } from '../../ui/useAddresses.js'
import { useAPI } from '../../ui/useAPI.js'
import { StatePill } from '../StatePill/index.client.js'
import { type Status, useStatusChange } from '../useStatusChange.js'

/**
 * Pause, resume and download in a row. Copying stands beside the short URL. While busy nothing is
 * `disabled`: the focus would be lost.
 */
export const ActionsCell: React.FC<DefaultCellComponentProps> = ({ collectionSlug, rowData }) => {
  const { api } = useAddresses()
  const { permissions } = useAuth()
  const { t } = useTranslation()
  const below = `/${collectionSlug}/${rowData?.id}`
  const title = String(rowData?.title || rowData?.code)
  const { isBusy, status, toggle } = useStatusToggle(collectionSlug, { ...rowData, title })
  const mayUpdate = Boolean(permissions?.collections?.[collectionSlug]?.update)
  const mayCreate = Boolean(permissions?.collections?.[collectionSlug]?.create)
  const paused = status === 'paused'
  const action = translate(t, paused ? 'plugin-qr:resumeCode' : 'plugin-qr:pauseCode', { title })
  const download = translate(t, 'plugin-qr:downloadCode', { title })
  return (
    <div className="qr-actions">
      {mayUpdate && !rowData?.deletedAt && rowData?.kind !== 'static' && (
        <button
          aria-disabled={isBusy}
          aria-label={action}
          className="qr-icon-button"
          onClick={() => !isBusy && void toggle()}
          title={action}
          type="button"
        >
          {paused ? <PlayIcon /> : <PauseIcon />}
        </button>
      )}
      {mayCreate && !rowData?.deletedAt && (
        <DuplicateButton collection={collectionSlug} id={rowData?.id} title={title} />
      )}
      <a
        aria-label={download}
        className="qr-icon-button"
        download={fileName(rowData?.title, String(rowData?.code), 'png')}
        href={api(`${below}/image?format=png&size=1024&download=1`)}
        title={download}
      >
        <DownloadIcon />
      </a>
    </div>
  )
}

/** Makes a code of its own from one of the list. */
const DuplicateButton: React.FC<{ collection: string; id: unknown; title: string }> = ({
  collection,
  id,
  title,
}) => {
  const { post } = useAPI()
  const { t } = useTranslation()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const action = translate(t, 'plugin-qr:duplicateCode', { title })
  const duplicate = async () => {
    setBusy(true)
    try {
      const { doc } = await post<{ doc: { title: string } }>(
        `/${collection}/${String(id)}/duplicate?draft=false`,
      )
      toast.success(translate(t, 'plugin-qr:duplicatedNow', { title: doc.title }))
      router.refresh()
    } catch (error) {
      const { message, status } = error as AnswerError
      toast.error(message ?? String(status))
    } finally {
      setBusy(false)
    }
  }
  return (
    <button
      aria-disabled={isBusy}
      aria-label={action}
      className="qr-icon-button"
      onClick={() => !isBusy && void duplicate()}
      title={action}
      type="button"
    >
      <DuplicateIcon />
    </button>
  )
}

/** Shows the new status at once, and takes it back with a message when the server refuses. */
function useStatusToggle(collection: string, row: Record<string, unknown> & { title: string }) {
  const router = useRouter()
  const { change, isBusy } = useStatusChange({ collection, id: row.id, title: row.title })
  const key = `${collection}:${String(row.id)}`
  const shown = useShownStatus(key)
  const status = shown ?? row.status
  useEffect(() => {
    if (shown !== null && shown === row.status) showStatus(key, null)
  }, [key, row.status, shown])
  useEffect(() => () => showStatus(key, null), [key])
  const toggle = async () => {
    const next = status === 'paused' ? 'active' : 'paused'
    showStatus(key, next)
    if (await change(next)) router.refresh()
    else showStatus(key, null)
  }
  return { isBusy, status, toggle }
}

const wanted = new Map<string, Status>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a status before the server has confirmed it; `null` goes back to what the server says. */
function showStatus(key: string, status: null | Status): void {
  if (status === null) wanted.delete(key)
  else wanted.set(key, status)
  for (const listener of listeners) listener()
}

/** The status somebody has just asked for in this row, else `null`. Shared by the cells of a row. */
function useShownStatus(key: string): null | Status {
  return useSyncExternalStore(
    subscribe,
    () => wanted.get(key) ?? null,
    () => null,
  )
}

/** The status of a code in a list: the derived one, with its reason. A static code has none. */
export const StatusCell: React.FC<{ alerts?: boolean } & DefaultCellComponentProps> = ({
  alerts,
  collectionSlug,
  rowData,
}) => {
  const { t } = useTranslation()
  const href = useRowHref(collectionSlug, rowData?.id)
  const shown = useShownStatus(`${collectionSlug}:${rowData?.id}`)
  if (rowData?.kind === 'static') {
    return <Pill size="small">{translate(t, 'plugin-qr:staticCode')}</Pill>
  }
  const known = (rowData?.state ?? codeState(rowData ?? {}, 0)) as CodeState
  const changed = shown !== null && shown !== rowData?.status
  const sent = known === 'used-up' ? Number(rowData?.scanLimit) : 0
  const state = changed ? codeState({ ...rowData, sent, status: shown }, Date.now()) : known
  return (
    <div className="qr-state-cell">
      <StatePill code={rowData ?? {}} state={state} />
      {alerts && rowData && (
        <AlertMark href={href} id={rowData.id} title={String(rowData.title || rowData.code)} />
      )}
    </div>
  )
}

/** The short URL of a row with a button that copies it. Opening it would count as a scan. */
export const ShortURLCell: React.FC<DefaultCellComponentProps> = ({
  cellData,
  collectionSlug,
  link,
  rowData,
}) => {
  const code = String(cellData ?? '')
  const href = useRowHref(collectionSlug, rowData?.id)
  const url = rowData?.shortURL as null | string | undefined
  const text = url ? url.replace(/^https?:\/\//, '') : code
  return (
    <div className="qr-url-cell">
      {link ? (
        <Link href={href} prefetch={false}>
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      {url && <CopyButton text={url} />}
    </div>
  )
}
