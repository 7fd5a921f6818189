'use client'

import React from 'react'

import type { SyncRow } from '../../../integrations/sync/people.js'

import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useText } from '../../analytics/lib/useText.js'
import { reasonText } from '../lib/reasonText.js'
import { targetText } from '../lib/targetText.js'
import { StatePill } from '../StatePill/index.client.js'

type Props = {
  busy: boolean
  row: SyncRow
  send: (action: 'resync' | 'retry', target: string) => void
}

/** One copy of the contact, with everything that was tried. */
export const ContactTarget: React.FC<Props> = ({ busy, row, send }) => {
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
