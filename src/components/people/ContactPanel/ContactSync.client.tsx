'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import React, { useCallback, useEffect, useRef, useState } from 'react'

import type { SyncRow } from '../../../integrations/sync/people.js'
import type { ID } from '../../../vocabulary/scan.js'

import { useText } from '../../analytics/lib/useText.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { type API, useAPI } from '../../ui/useAPI.js'
import { ConfirmDialog } from '../ConfirmDialog/index.client.js'
import { reasonText, targetText } from '../lib/reasonText.js'
import { useAction } from '../lib/useAction.js'
import { usePolled } from '../lib/usePolled.js'
import '../../ui/admin.css'
import '../../analytics/palette.css'
import '../../analytics/button.css'
import './index.css'

export type ContactProps = {
  /** Whether the contact alone can be erased here. */
  canErase: boolean
  /** Slug of the contacts. */
  contacts: string
  email: string
  hasHubSpot: boolean
  id: ID
}

/** The copies of a contact elsewhere: when they were sent, what came of it, and what to do. */
export const ContactSync: React.FC<ContactProps> = (props) => {
  const { id } = props
  const { text } = useText()
  const api = useAPI()
  const { lastUpdateTime } = useDocumentInfo()
  const ask = useCallback(
    (signal: AbortSignal) => api.get<{ targets: SyncRow[] }>(`/qr/crm/contacts/${id}`, signal),
    [api, id],
  )
  const { data, error, reload } = usePolled({ ask, isOpen })
  const { busy, run } = useAction()
  // saved: what is to be sent may have changed
  const seen = useRef(lastUpdateTime)
  useEffect(() => {
    if (seen.current !== lastUpdateTime) reload()
    seen.current = lastUpdateTime
  }, [lastUpdateTime, reload])
  const send = useCallback(
    (action: 'resync' | 'retry', target: string) =>
      run(
        target,
        () => api.post<{ count: number }>(`/qr/crm/${action}`, { id, target }),
        ({ count }) => {
          reload()
          return text(count ? 'crmQueued' : 'crmQueuedNone', { count })
        },
      ),
    [api, id, reload, run, text],
  )
  return (
    <section aria-labelledby="qr-contact" className="qr-stats qr-panel qr-contact field-type">
      <header className="qr-panel__header">
        <h3 id="qr-contact">{text('crmSync')}</h3>
      </header>
      {error && !data && (
        <p role="alert">
          {text('crmTryLater')}{' '}
          <button className="qr-link" onClick={reload} type="button">
            {text('statsTryAgain')}
          </button>
        </p>
      )}
      <div aria-live="polite">
        {data?.targets.map((row) => (
          <ContactTarget busy={busy !== null} key={row.target} row={row} send={send} />
        ))}
        {data?.targets.length === 0 && <p className="qr-muted">{text('crmNotSent')}</p>}
      </div>
      {/* below what comes: a button that moves while it is pressed is not pressed */}
      {props.canErase && (data || error) && (
        <EraseButton {...props} api={api} busy={busy !== null} run={run} />
      )}
    </section>
  )
}

const isOpen = ({ targets }: { targets: SyncRow[] }): boolean =>
  targets.some(({ state }) => state === 'waiting')

type Props = {
  busy: boolean
  row: SyncRow
  send: (action: 'resync' | 'retry', target: string) => void
}

/** One copy of the contact, with everything that was tried. */
const ContactTarget: React.FC<Props> = ({ busy, row, send }) => {
  const { format, text } = useText()
  const { attempts, category, externalId, history, message, state, syncedAt, target } = row
  const failed = state === 'failed'
  const name = targetText(target)
  return (
    <div className="qr-contact__target">
      <div className="qr-contact__head">
        <h4>{name}</h4>
        <StatePill state={state} />
        {(failed || state === 'synced' || state === 'waiting') && (
          <button
            aria-label={`${text(failed ? 'crmReplay' : 'crmSyncNow')}: ${name}`}
            className="qr-button"
            disabled={busy}
            onClick={() => send(failed ? 'retry' : 'resync', target)}
            type="button"
          >
            {text(failed ? 'crmReplay' : 'crmSyncNow')}
          </button>
        )}
      </div>
      <p>
        {syncedAt ? (
          <>
            {text('crmSentAt', { version: format.number(row.syncedVersion ?? row.version) })}{' '}
            <LocalTime at={syncedAt} relative />
          </>
        ) : (
          text('crmNotSent')
        )}
        {externalId && ` · ${text('crmRecord', { id: externalId })}`}
      </p>
      {state === 'waiting' && (
        <p>
          {text('crmVersionWaits', { version: format.number(row.version) })}
          {attempts > 0 && ` ${text('crmAttempts')}: ${format.number(attempts)}`}
        </p>
      )}
      {state === 'withheld' && <p>{text('crmWithheldHint')}</p>}
      {state === 'suppressed' && <p>{text('crmSuppressedHint')}</p>}
      {(category || message) && state !== 'synced' && (
        <p className="qr-contact__reason">{reasonText(text, row)}</p>
      )}
      {history.length > 0 && (
        <details>
          <summary>{text('crmHistoryOf', { number: format.number(history.length) })}</summary>
          <ol>
            {history.map((entry, index) => (
              <li key={index}>
                <LocalTime at={entry.at} seconds /> <StatePill state={entry.kind} />{' '}
                {(entry.category || entry.message) &&
                  reasonText(text, {
                    category: entry.category ?? null,
                    message: entry.message ?? null,
                  })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

const STATES = ['failed', 'later', 'suppressed', 'synced', 'waiting', 'withheld'] as const
type State = (typeof STATES)[number]

/** How it stands with a contact elsewhere: said in words, the colour only repeats it. */
const StatePill: React.FC<{ state: string }> = ({ state }) => {
  const { text } = useText()
  const known = STATES.includes(state as State)
  return (
    <span className={`qr-state-pill qr-state-pill--${state}`}>
      {known ? text(`crmState_${state as State}`) : state}
    </span>
  )
}

type EraseButtonProps = ContactProps & {
  api: API
  busy: boolean
  run: ReturnType<typeof useAction>['run']
}

/** Erases a person for good, after saying what that means. */
const EraseButton: React.FC<EraseButtonProps> = (props) => {
  const { api, busy, contacts, email, hasHubSpot, id, run } = props
  const { text } = useText()
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [elsewhere, setElsewhere] = useState(true)
  const erase = async () => {
    const erased = await run(
      'erase',
      () => api.post(`/${contacts}/${id}/erase`, { confirm: true, hubspot: elsewhere }),
      () => text('crmErased'),
    )
    if (erased) router.push(api.admin(`/collections/${contacts}`))
    else setAsking(false)
  }
  return (
    <div className="qr-contact__erase">
      <p className="qr-muted">{text('crmEraseHint')}</p>
      <button className="qr-button" onClick={() => setAsking(true)} type="button">
        {text('crmErase')}
      </button>
      {asking && (
        <ConfirmDialog
          busy={busy}
          confirm={text('crmEraseNow')}
          danger
          onCancel={() => setAsking(false)}
          onConfirm={erase}
          title={text('crmEraseTitle', { email })}
        >
          <ul>
            <li>{text('crmErase_contact')}</li>
            <li>{text('crmErase_orders')}</li>
            <li>{text('crmErase_back')}</li>
          </ul>
          {hasHubSpot && (
            <label>
              <input
                checked={elsewhere}
                onChange={({ target }) => setElsewhere(target.checked)}
                type="checkbox"
              />
              {text('crmEraseElsewhere')}
            </label>
          )}
          <p>
            <b>{text('crmEraseFinal')}</b>
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
