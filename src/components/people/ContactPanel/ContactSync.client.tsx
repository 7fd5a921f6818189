'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import React, { useCallback, useEffect, useRef } from 'react'

import type { SyncRow } from '../../../integrations/sync/people.js'
import type { ContactProps } from './contactProps.js'

import { useText } from '../../analytics/lib/useText.js'
import { useAction } from '../lib/useAction.js'
import { useAPI } from '../lib/useAPI.js'
import { usePolled } from '../lib/usePolled.js'
import { ContactTarget } from './ContactTarget.client.js'
import { EraseButton } from './EraseButton.client.js'
import '../../ui/admin.css'
import '../../analytics/palette.css'
import '../../analytics/button.css'
import './index.css'

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
      {(data || error) && <EraseButton {...props} api={api} busy={busy !== null} run={run} />}
    </section>
  )
}

const isOpen = ({ targets }: { targets: SyncRow[] }): boolean =>
  targets.some(({ state }) => state === 'waiting')
