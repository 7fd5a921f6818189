'use client'

import { useRouter } from 'next/navigation.js'
import React, { useState } from 'react'

import type { useAction } from '../lib/useAction.js'
import type { API } from '../lib/useAPI.js'
import type { ContactProps } from './contactProps.js'

import { useText } from '../../analytics/lib/useText.js'
import { ConfirmDialog } from '../ConfirmDialog/index.client.js'

type Props = ContactProps & { api: API; busy: boolean; run: ReturnType<typeof useAction>['run'] }

/** Erases a person for good, after saying what that means. */
export const EraseButton: React.FC<Props> = (props) => {
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
