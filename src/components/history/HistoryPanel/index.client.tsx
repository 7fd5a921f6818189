'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import type { HistoryAnswer } from '../../../endpoints/history/historyEndpoints.js'
import type { Shown, ShownChange } from '../../../hooks/history/shownHistory.js'

import { useAnswer } from '../../analytics/lib/useAnswer.js'
import { type TextName, useText } from '../../analytics/lib/useText.js'
import '../../analytics/button.css'
import '../../analytics/palette.css'
import { useAction } from '../../people/lib/useAction.js'
import '../../ui/admin.css'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { useAPI } from '../../ui/useAPI.js'
import './index.css'

/** Who changed what of a document, asked for when somebody opens it. */
export const HistoryPanel: React.FC = () => {
  const { id } = useDocumentInfo()
  const { text } = useText()
  const [open, setOpen] = useState(false)
  if (!id) return null
  return (
    <details
      className="qr-stats qr-panel qr-history field-type"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text('history')}</summary>
      {open && <Changes />}
    </details>
  )
}

const Changes: React.FC = () => {
  const { collectionSlug, id, savedDocumentData, setData } = useDocumentInfo()
  const { api } = useAddresses()
  const { post } = useAPI()
  const { text } = useText()
  const { busy, run } = useAction()
  const [page, setPage] = useState(1)
  const base = `/${collectionSlug}/${String(id)}/history`
  const { data, error, reload } = useAnswer<HistoryAnswer>(api(`${base}?page=${page}`))
  useReloadOn(savedDocumentData?.updatedAt, reload)
  const undo = async (change: ShownChange) => {
    const answer = await run(
      'undo',
      () => post<{ doc: Record<string, unknown> }>(`${base}/${change.id}/undo`),
      () => text('historyUndone'),
    )
    // The form follows, and Payload does not take the document for somebody else's.
    if (answer?.doc) setData({ ...savedDocumentData, ...answer.doc })
    reload()
  }
  if (error) return <p role="alert">{error.message ?? text('historyFailed')}</p>
  if (!data) return <p className="qr-muted">{text('historyLoading')}</p>
  return (
    <>
      <ol className="qr-history__list">
        {data.changes.map((change) => (
          <li key={change.id ?? 'created'}>
            <Author change={change} />
            <ChangedFields changes={change.changes} />
            {change.undo && (
              <button
                className="qr-button"
                disabled={busy !== null}
                onClick={() => void undo(change)}
                type="button"
              >
                {text('historyUndo')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {(page > 1 || data.more) && (
        <nav aria-label={text('history')} className="qr-history__pages">
          <button
            className="qr-button"
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
            type="button"
          >
            {text('historyNewer')}
          </button>
          <button
            className="qr-button"
            disabled={!data.more}
            onClick={() => setPage(page + 1)}
            type="button"
          >
            {text('historyOlder')}
          </button>
        </nav>
      )}
    </>
  )
}

/** Asks anew after the document was saved. */
function useReloadOn(updatedAt: unknown, reload: () => void) {
  const seen = useRef(updatedAt)
  useEffect(() => {
    if (seen.current !== updatedAt) reload()
    seen.current = updatedAt
  }, [reload, updatedAt])
}

const VIA: Record<NonNullable<ShownChange['via']>, TextName> = {
  'api-key': 'historyByKey',
  bulk: 'historyInBulk',
  undo: 'historyByUndo',
}

const Author: React.FC<{ change: ShownChange }> = ({ change: { at, by, id, via } }) => {
  const { text } = useText()
  const name = by ?? text(id === null ? 'historyCreated' : 'historyNobody')
  return (
    <p className="qr-history__author">
      <strong>{name}</strong>
      {by && id === null && <span>{text('historyCreated')}</span>}
      {via && <span className="qr-muted">{text(VIA[via])}</span>}
      <LocalTime at={at} relative />
    </p>
  )
}

const ChangedFields: React.FC<Pick<ShownChange, 'changes'>> = ({ changes }) =>
  changes.length > 0 && (
    <dl className="qr-history__fields">
      {changes.map(({ from, label, to }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <del>
              <Value value={from} />
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins>
              <Value value={to} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )

const Value: React.FC<{ value: Shown }> = ({ value }) =>
  'at' in value ? <LocalTime at={value.at} /> : <>{value.text}</>
