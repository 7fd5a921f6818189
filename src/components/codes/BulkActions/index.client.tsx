'use client'

import {
  Drawer,
  useAuth,
  useConfig,
  useDrawerSlug,
  useListQuery,
  useModal,
  useSelection,
  useTranslation,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { mergeListSearchAndWhere } from 'payload/shared'
import React, { useState } from 'react'

import type { Kept } from '../../../endpoints/bulk/batches.js'
import type { AnswerError } from '../../ui/askJSON.js'

import '../BulkCreate/index.css'
import { translate } from '../../../translations/translate.js'
import { askLines, type Progress } from '../../ui/askLines.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { BulkProgress, KeptList } from '../BulkCreate/index.client.js'
import { type Change, ChangeForm } from './ChangeForm.client.js'

type Changed = { changed: number; failed: Kept[]; type: 'changed' }

/** While codes of the list are selected: their symbols as files, and changes of all of them. */
export const BulkActions: React.FC<{ collection: string }> = ({ collection }) => {
  const { count, totalDocs } = useSelection()
  const { isAll, those } = useSelected(collection)
  // Kept here: the list drops its selection when it shows what was changed, and the news stays.
  const work = useBulkChange(collection, those)
  const isNone = count === 0
  if (isNone && !work.isBusy && !work.failure && !work.result) return null
  return (
    <div className="qr-bulk-bar">
      {!isNone && (
        <Selected
          collection={collection}
          count={isAll ? totalDocs : count}
          those={those}
          work={work}
        />
      )}
      {work.progress && <BulkProgress {...work.progress} />}
      {work.failure && <p role="alert">{work.failure}</p>}
      {work.result && <Result {...work.result} />}
    </div>
  )
}

/** The selection as a query. Payload's own leaves out what the list was searched for. */
function useSelected(collection: string): { isAll: boolean; those: string } {
  const { getQueryParams, selectAll } = useSelection()
  const { getEntityConfig } = useConfig()
  const { query } = useListQuery()
  // an enum that Payload does not export
  const isAll = String(selectAll) === 'allAvailable'
  const collectionConfig = getEntityConfig({ collectionSlug: collection })
  const { search } = query ?? {}
  const found = isAll && search && collectionConfig
  return {
    isAll,
    those: getQueryParams(
      found ? mergeListSearchAndWhere({ collectionConfig, search }) : undefined,
    ),
  }
}

type SelectedProps = {
  collection: string
  count: number
  those: string
  work: ReturnType<typeof useBulkChange>
}

const Selected: React.FC<SelectedProps> = ({ collection, count, those, work }) => {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const { permissions } = useAuth()
  const rights = permissions?.collections?.[collection]
  const file = (query: string) => api(`/${collection}/bulk/download${those}&${query}`)
  const downloads = [
    ['plugin-qr:bulkZIP', 'format=zip&files=svg,png,pdf'],
    ['plugin-qr:bulkSheet', 'format=sheet'],
    ['plugin-qr:bulkCSV', 'format=csv'],
    ['plugin-qr:bulkImportable', 'format=import'],
  ] as const
  return (
    <>
      <strong>{translate(t, 'plugin-qr:bulkSelected', { count })}</strong>
      {downloads.map(([key, query]) => (
        <a className="qr-chip" download href={file(query)} key={key}>
          {translate(t, key)}
        </a>
      ))}
      {rights?.update && (
        <Changes
          collection={collection}
          count={count}
          isBusy={work.isBusy}
          mayTrash={Boolean(rights.delete)}
          onChange={(wanted) => void work.change(wanted)}
        />
      )}
    </>
  )
}

const Result: React.FC<Changed> = ({ changed, failed }) => {
  const { t } = useTranslation()
  return (
    <div role="status">
      {translate(t, 'plugin-qr:bulkChanged', { count: changed })}
      {failed.length > 0 && (
        <>
          {' '}
          {translate(t, 'plugin-qr:bulkFailed', { count: failed.length })}
          <KeptList kept={failed} />
        </>
      )}
    </div>
  )
}

function useBulkChange(collection: string, those: string) {
  const { t } = useTranslation()
  const { api } = useAddresses()
  const router = useRouter()
  const [progress, setProgress] = useState<null | Progress>(null)
  const [failure, setFailure] = useState<null | string>(null)
  const [result, setResult] = useState<Changed | null>(null)
  const change = async (wanted: Change) => {
    setProgress({ done: 0, of: 0 })
    setFailure(null)
    setResult(null)
    try {
      const url = api(`/${collection}/bulk/change${those}`)
      const init = {
        body: JSON.stringify(wanted),
        headers: { 'Content-Type': 'application/json' },
        method: 'POST',
      }
      setResult(await askLines<Changed>(url, init, setProgress))
      router.refresh()
    } catch (error) {
      const { message, status } = error as AnswerError
      const why = status === 0 ? translate(t, 'plugin-qr:statsOffline') : String(status)
      setFailure(message ?? why)
    } finally {
      setProgress(null)
    }
  }
  return { change, failure, isBusy: progress !== null, progress, result }
}

type ChangesProps = {
  collection: string
  count: number
  isBusy: boolean
  mayTrash: boolean
  onChange: (change: Change) => void
}

const Changes: React.FC<ChangesProps> = ({ collection, count, isBusy, mayTrash, onChange }) => {
  const { t } = useTranslation()
  const slug = useDrawerSlug('qr-bulk-change')
  const { closeModal, isModalOpen, openModal } = useModal()
  const trash = () => {
    const sure = translate(t, 'plugin-qr:bulkTrashSure', { count })
    if (window.confirm(`${sure} ${translate(t, 'plugin-qr:bulkTrashPrint')}`)) {
      onChange({ trash: true })
    }
  }
  const chip = (key: Parameters<typeof translate>[1], onClick: () => void) => (
    <button className="qr-chip" disabled={isBusy} onClick={onClick} type="button">
      {translate(t, key)}
    </button>
  )
  return (
    <>
      {chip('plugin-qr:bulkPause', () => onChange({ status: 'paused' }))}
      {chip('plugin-qr:bulkResume', () => onChange({ status: 'active' }))}
      {chip('plugin-qr:bulkChange', () => openModal(slug))}
      {mayTrash && chip('plugin-qr:bulkTrash', trash)}
      <Drawer slug={slug} title={translate(t, 'plugin-qr:bulkApply', { count })}>
        {isModalOpen(slug) && (
          <ChangeForm
            collection={collection}
            count={count}
            onChange={(change) => {
              closeModal(slug)
              onChange(change)
            }}
          />
        )}
      </Drawer>
    </>
  )
}
